import { z } from 'zod'
import { LONGEST_PASSWORD, weaknessOfPassword } from './passwords/weakness-of-password.ts'

/** A password as it was typed into a form, of any strength. */
export const typedPassword = (empty: string) =>
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

/** The form that asks for a code: of the app, or else one of the printed ones. */
export const codeForm = z
  .object({
    ticket: z.string().max(2000).default(''),
    code: z.string().trim().max(40, 'Kode terdiri dari 6 angka.').default(''),
    recovery: z.string().trim().max(40, 'Kode cadangan terdiri dari 10 huruf dan angka.').default(''),
    kembali: z.string().max(500).optional().catch(undefined),
  })
  .refine(({ code, recovery }) => code || recovery, {
    path: ['code'],
    message: 'Isi 6 angka dari aplikasi di ponsel Anda.',
  })

/** One of the officer's own sessions, by its key. */
export const sessionField = z.object({ sesi: z.string().regex(/^[0-9a-f]{64}$/) })

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
