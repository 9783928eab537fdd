import { z } from 'zod'
import { typedLine } from '../../http/item-schemas.ts'
import { isWithoutNik, NO_NIK } from '../../shared/nik.ts'

/** What is asked of the list of keys: a search, a page, and the word of what was just done. */
export const keysQuery = z.object({
  cari: z.string().trim().max(80).catch(''),
  halaman: z.coerce.number().int().min(1).max(999).catch(1),
  pesan: z.string().max(20).optional().catch(undefined),
})

/** The list of one site, by what its codes begin with: 'BEJ1.json'. */
export const siteListParams = z.object({
  file: z
    .string()
    .regex(/^[0-9A-HJKMNP-TV-Z]{4}\.json$/)
    .transform((file) => file.slice(0, 4)),
})

/** A key as a form names it. */
export const keyField = z.object({ key: z.string().regex(/^[0-9a-f]{4}$/) })

/** What is typed to cut a key off. */
export const compromiseForm = z.object({
  key: keyField.shape.key,
  cutOff: typedLine(10, 'Posisi log paling banyak 10 angka.').pipe(
    z
      .string()
      .min(1, 'Isi posisi log. Bila ragu, isi 0: semua surat dari kunci ini tidak lagi dianggap asli.')
      .regex(/^\d+$/, 'Posisi log terdiri dari angka.')
      .transform(Number)
      .refine((position) => position <= 2_147_483_647, 'Posisi log terlalu besar.'),
  ),
  reason: typedLine(200, 'Sebab paling banyak 200 huruf.').pipe(
    z.string().min(5, 'Isi sebabnya, misalnya: laptop operator dicuri.').refine(isWithoutNik, NO_NIK),
  ),
})
