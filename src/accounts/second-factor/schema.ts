import { z } from 'zod'
import { returnPath } from '../return-path.ts'
import { typedPassword } from '../schema.ts'

const code = (empty: string) => z.string({ error: empty }).trim().min(1, empty).max(40, 'Kode terdiri dari 6 angka.')

/** The page from which somebody was sent here. */
const kembali = z
  .string()
  .transform((path) => (path === '' ? undefined : returnPath(path)))
  .optional()
  .catch(undefined)

/** The form that sets a second factor up: the sealed secret, the password, and a code of the app. */
export const setupForm = z.object({
  sealed: z.string().max(2000),
  password: typedPassword('Isi kata sandi Anda.'),
  code: code('Isi 6 angka dari aplikasi.'),
})

export const passwordField = z.object({ password: typedPassword('Isi kata sandi Anda.') })

/** The form that takes it away. */
export const removalForm = z.object({
  removalPassword: typedPassword('Isi kata sandi Anda.'),
  removalCode: code('Isi 6 angka dari aplikasi, atau satu kode cadangan.'),
})

export const factorQuery = z.object({ pesan: z.string().max(20).optional().catch(undefined), kembali })
export const cameFrom = z.object({ kembali })
