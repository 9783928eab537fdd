import { z } from 'zod'
import { cleanLine, cleanText } from '../shared/clean.ts'

const line = (max: number, tooLong: string) =>
  z.string().default('').transform(cleanLine).pipe(z.string().max(max, tooLong))

export const MAX_BODY = 20_000

/** The form of a news item. A draft needs a title only; faultsForPublishing says what the public needs besides. */
export const newsForm = z.object({
  title: line(150, 'Judul paling banyak 150 huruf.').pipe(z.string().min(1, 'Isi judul kabar.')),
  body: z
    .string()
    .default('')
    .transform(cleanText)
    .pipe(z.string().max(MAX_BODY, 'Isi kabar paling banyak 20.000 huruf. Bagi menjadi dua kabar.')),
  pictureAlt: line(200, 'Keterangan foto paling banyak 200 huruf.'),
  aksi: z.enum(['simpan', 'terbitkan']).catch('simpan'),
})

export type NewsFields = z.output<typeof newsForm>

export const idField = z.object({ id: z.uuid() })
export const versionField = z.object({ version: z.coerce.number().int().min(1) })
export const newsParams = z.object({ id: z.uuid() })
export const articleParams = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,120}$/) })
export const pageQuery = z.object({ halaman: z.coerce.number().int().min(1).max(10_000).catch(1) })
export const adminQuery = pageQuery.extend({
  cari: z.string().max(100).transform(cleanLine).catch(''),
  status: z.enum(['semua', 'draf', 'terbit']).catch('semua'),
  pesan: z.string().catch(''),
})

export type NewsDraft = { title: string; body: string; pictureAlt: string; pictureId: string | null }

/** What still has to be filled in before the public may see it, by field; empty when nothing. */
export function faultsForPublishing(draft: NewsDraft): Record<string, string> {
  const faults: Record<string, string> = {}
  if (!draft.body) faults.body = 'Isi kabar sebelum menerbitkannya.'
  if (draft.pictureId && !draft.pictureAlt) faults.pictureAlt = 'Tulis apa yang terlihat di foto.'
  return faults
}
