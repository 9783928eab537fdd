import { z } from 'zod'
import { cleanLine, cleanText } from '../shared/clean.ts'

/** One typed line, cleaned, of at most so many characters. */
export const typedLine = (max: number, tooLong: string) =>
  z.string().default('').transform(cleanLine).pipe(z.string().max(max, tooLong))

/** Typed paragraphs, cleaned, of at most so many characters. */
export const typedText = (max: number, tooLong: string) =>
  z.string().default('').transform(cleanText).pipe(z.string().max(max, tooLong))

/** The button that was pressed: save, or save and publish. */
export const saveButton = z.enum(['simpan', 'terbitkan']).catch('simpan')

/** An item in an address. */
export const itemParams = z.object({ id: z.uuid() })
export const slugParams = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,120}$/) })

/** The id a new item's form was given. */
export const idField = z.object({ id: z.uuid() })
/** The item whose unsaved text a new form goes on with. */
export const keptQuery = z.object({ id: z.uuid().optional().catch(undefined) })
/** The version a change was made on. */
export const versionField = z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647) })

/** The page of a public list. */
export const pageQuery = z.object({ halaman: z.coerce.number().int().min(1).max(9999).catch(1) })

const STATUS = { semua: null, draf: 'draft', terbit: 'published', sampah: 'trashed' } as const

/** What is asked of a desk's list: a search, a standing, a page; and the word of what was just done. */
export const deskQuery = z.object({
  cari: z.string().max(100).transform(cleanLine).catch(''),
  status: z.enum(['semua', 'draf', 'terbit']).catch('semua'),
  halaman: pageQuery.shape.halaman,
  pesan: z.string().catch(''),
})
export type DeskQuery = z.output<typeof deskQuery>

/** The same of a desk that has a trash: what is in it is there for who asks for it. */
export const trashDeskQuery = deskQuery.extend({ status: z.enum(['semua', 'draf', 'terbit', 'sampah']).catch('semua') })
export type TrashDeskQuery = z.output<typeof trashDeskQuery>

type Asked<S> = Pick<DeskQuery, 'cari' | 'halaman'> & { status: S }

/** The same for a deed: what to search, which standing, which page. */
export const filterOf = <S extends keyof typeof STATUS>({ cari, status, halaman }: Asked<S>) => ({
  search: cari,
  status: STATUS[status],
  page: halaman,
})
