import { z } from 'zod'
import { typedLine } from '../http/item-schemas.ts'
import { isWithoutNik, NO_NIK } from '../shared/nik.ts'

/** The form of a document. A draft needs a title and a year; the public needs its kind and its file besides. */
export const documentForm = z.object({
  title: typedLine(120, 'Judul paling banyak 120 huruf.').pipe(
    z.string().min(1, 'Isi judul dokumen.').refine(isWithoutNik, NO_NIK),
  ),
  category: typedLine(60, 'Kategori paling banyak 60 huruf.'),
  year: z
    .string()
    .default('')
    .transform((typed) => typed.trim())
    .pipe(z.string().regex(/^(19|20)\d{2}$/, 'Tulis tahun dengan 4 angka, misalnya 2026.'))
    .transform(Number),
})
