import { z } from 'zod'
import { cleanLine } from '../../shared/clean.ts'
import { parseIsoDate } from '../../shared/dates.ts'
import { isWithoutNik } from '../../shared/nik.ts'

export const counterQuery = z.object({
  halaman: z.coerce.number().int().min(1).max(20).catch(1),
  pesan: z.string().max(20).optional().catch(undefined),
})

/** Sent by POST: who fetches a letter never stands in an address. */
export const counterSearch = z.object({
  cari: z.string().max(100, 'Isi paling banyak 100 huruf.').transform(cleanLine),
})

export const intakeVersion = z.object({
  version: z.coerce.number().int().min(1).max(2_147_483_647),
  di: z.enum(['draf', 'periksa', 'loket']).catch('loket'),
})

export const intakeForm = z.object({
  promisedOn: z
    .string({ error: 'Isi hari yang dijanjikan.' })
    .refine((day) => parseIsoDate(day) !== null, 'Isi hari yang dijanjikan.'),
})

/** What was ticked: one field for each requirement, in its own words. */
export const broughtIn = (values: Record<string, string>): string[] =>
  Object.entries(values).flatMap(([name, text]) => (/^syarat-\d{1,2}$/.test(name) ? [text] : []))

export const handOverId = z.object({ id: z.uuid({ version: 'v7' }) })

const NAME_ONLY = 'Tulis nama saja, tanpa NIK.'
const name = (max: number) =>
  z
    .string()
    .default('')
    .transform(cleanLine)
    .pipe(z.string().max(max, `Isi paling banyak ${max} huruf.`).refine(isWithoutNik, NAME_ONLY))

/** Handed to whom it is for, or to another, who is named with what they are to them. */
export const handOverForm = z
  .object({
    penerima: z.enum(['sendiri', 'lain'], { error: 'Pilih siapa yang menerima surat.' }),
    nama: name(120),
    hubungan: name(80),
  })
  .superRefine(({ penerima, nama, hubungan }, ctx) => {
    const fault = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (penerima === 'lain' && nama === '') fault('nama', 'Tulis nama yang menerima surat.')
    if (penerima === 'lain' && hubungan === '') fault('hubungan', 'Tulis hubungannya dengan pemohon, misalnya anak.')
  })
