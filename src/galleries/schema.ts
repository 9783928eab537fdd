import { z } from 'zod'
import { slugParams, typedLine } from '../http/item-schemas.ts'
import { parseIsoDate } from '../shared/dates.ts'
import { isWithoutNik, NO_NIK } from '../shared/nik.ts'

/** The form of an album. A draft needs a title and a day; the public needs pictures besides. */
export const galleryForm = z.object({
  title: typedLine(120, 'Judul paling banyak 120 huruf.').pipe(
    z.string().min(1, 'Isi judul album.').refine(isWithoutNik, NO_NIK),
  ),
  takenOn: z
    .string()
    .default('')
    .transform((typed) => typed.trim())
    .refine((typed) => parseIsoDate(typed) !== null && typed > '1900', 'Isi tanggal kegiatannya.'),
})

/** One picture of an album, counted from 1. */
export const pictureParams = slugParams.extend({ number: z.coerce.number().int().min(1).max(99) })
