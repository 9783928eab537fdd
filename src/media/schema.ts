import { z } from 'zod'
import { deskQuery, typedLine } from '../http/item-schemas.ts'
import { type FileFormat, FORMATS } from './file-format.ts'

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

/** The address of a file: its SHA-256, then the name it is saved under. */
export const fileParams = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z
    .string()
    .regex(/^[a-z0-9-]{1,80}\.[a-z]{3,4}$/)
    .transform((name) => ({ name, format: name.split('.')[1] as FileFormat }))
    .refine(({ format }) => Object.hasOwn(FORMATS, format)),
})

/** What is asked of the library. */
export const libraryQuery = deskQuery
  .pick({ cari: true, halaman: true, pesan: true })
  .extend({ pakai: z.enum(['semua', 'belum']).catch('semua') })

/** The newest of the pictures that an officer saw before all that nothing shows are deleted. */
export const unusedForm = z.object({ sampai: z.uuid() })

/** A photo for the library: without words nobody finds it again, and who cannot see it has nothing of it. */
export const libraryForm = z.object({
  pictureAlt: typedLine(200, 'Keterangan foto paling banyak 200 huruf.').pipe(
    z.string().min(1, 'Tulis apa yang terlihat di foto.'),
  ),
})
