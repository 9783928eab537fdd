import { z } from 'zod'
import { typedLine, typedText } from '../http/item-schemas.ts'
import { parseIsoDate } from '../shared/dates.ts'
import { isWithoutNik, NO_NIK } from '../shared/nik.ts'

const day = (fault: string) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim())
    .refine((typed) => parseIsoDate(typed) !== null && typed > '2000', fault)

/** The form of an announcement. A draft needs a title and its days; the public needs a text besides. */
export const announcementForm = z
  .object({
    title: typedLine(150, 'Judul paling banyak 150 huruf.').pipe(
      z.string().min(1, 'Isi judul pengumuman.').refine(isWithoutNik, NO_NIK),
    ),
    body: typedText(5_000, 'Isi pengumuman paling banyak 5.000 huruf.'),
    since: day('Isi tanggal mulai tampil.'),
    until: day('Isi tanggal terakhir tampil.'),
    important: z
      .enum(['biasa', 'penting'])
      .catch('biasa')
      .transform((word) => word === 'penting'),
  })
  .refine(({ since, until }) => since <= until, {
    path: ['until'],
    message: 'Tanggal terakhir lebih awal daripada mulainya.',
  })
