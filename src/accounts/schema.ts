import { z } from 'zod'
import { LONGEST_PASSWORD, weaknessOfPassword } from './passwords/weakness-of-password.ts'

const typedPassword = (empty: string) =>
  z
    .string({ error: empty })
    .min(1, empty)
    .max(LONGEST_PASSWORD * 4, empty)

/** Case and blanks around a name do not matter: a phone's keyboard adds both. */
export const signInForm = z.object({
  username: z
    .string({ error: 'Isi nama pengguna Anda.' })
    .trim()
    .toLowerCase()
    .min(1, 'Isi nama pengguna Anda.')
    .max(100, 'Nama pengguna paling banyak 100 huruf.'),
  password: typedPassword('Isi kata sandi Anda.'),
  kembali: z.string().max(500).optional().catch(undefined),
})

export const signInQuery = z.object({
  kembali: z.string().max(500).optional().catch(undefined),
  pesan: z.string().optional().catch(undefined),
})

export const accountQuery = z.object({ pesan: z.string().optional().catch(undefined) })

/** The form of a new password; what is too weak depends on whose it is. */
export const passwordForm = (username: string) =>
  z
    .object({
      old: typedPassword('Isi kata sandi Anda sekarang.'),
      new: z.string({ error: 'Isi kata sandi baru.' }).min(1, 'Isi kata sandi baru.'),
      repeat: z.string({ error: 'Ulangi kata sandi baru.' }).min(1, 'Ulangi kata sandi baru.'),
    })
    .superRefine((typed, context) => {
      const weakness = weaknessOfPassword(typed.new, username)
      if (weakness) context.addIssue({ code: 'custom', path: ['new'], message: weakness })
      else if (typed.new === typed.old)
        context.addIssue({ code: 'custom', path: ['new'], message: 'Pilih kata sandi yang lain dari yang sekarang.' })
      if (typed.repeat !== typed.new)
        context.addIssue({ code: 'custom', path: ['repeat'], message: 'Kata sandi baru dan ulangannya tidak sama.' })
    })
