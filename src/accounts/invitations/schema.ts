import { z } from 'zod'
import { weaknessOfPassword } from '../passwords/weakness-of-password.ts'

/** The secret of a link in its address; whatever is written otherwise was never given, and is answered like one that was not. */
export const invitationParams = z.object({ token: z.string().max(100) })

/** The form in which an invited officer chooses a password; what is too weak depends on whose it is. */
export const chosenPasswordForm = (username: string) =>
  z
    .object({
      new: z.string({ error: 'Isi kata sandi.' }).min(1, 'Isi kata sandi.'),
      repeat: z.string({ error: 'Ulangi kata sandi.' }).min(1, 'Ulangi kata sandi.'),
    })
    .superRefine((typed, context) => {
      const weakness = weaknessOfPassword(typed.new, username)
      if (weakness) context.addIssue({ code: 'custom', path: ['new'], message: weakness })
      if (typed.repeat !== typed.new)
        context.addIssue({ code: 'custom', path: ['repeat'], message: 'Kata sandi dan ulangannya tidak sama.' })
    })
