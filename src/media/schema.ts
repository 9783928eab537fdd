import { z } from 'zod'
import { deskQuery, typedLine } from '../http/item-schemas.ts'

/** The name of a picture's file: '<sha256>.webp' or '<sha256>.jpg'. */
export const pictureParams = z.object({
  name: z
    .string()
    .regex(/^[0-9a-f]{64}\.(webp|jpg)$/)
    .transform((name) => ({
      sha256: name.slice(0, 64),
      format: name.endsWith('.jpg') ? ('jpeg' as const) : ('webp' as const),
    })),
})

/** What is asked of the library. */
export const libraryQuery = deskQuery.pick({ cari: true, halaman: true, pesan: true })

/** A photo for the library: without words nobody finds it again, and who cannot see it has nothing of it. */
export const libraryForm = z.object({
  pictureAlt: typedLine(200, 'Keterangan foto paling banyak 200 huruf.').pipe(
    z.string().min(1, 'Tulis apa yang terlihat di foto.'),
  ),
})
