import { z } from 'zod'
import { isWithoutNik, NO_NIK } from '../shared/nik.ts'
import { unprintableCharacters } from './paper/fonts.ts'
import type { Answers } from './standard/answers.ts'
import { answersSchema, everyAnswer } from './standard/answers-schema.ts'
import type { LetterTypeDefinition } from './standard/definition.ts'

export const letterParams = z.object({ id: z.uuid() })
export const typeParams = z.object({ type: z.string().regex(/^[a-z0-9-]{1,60}$/) })
export const newDraftForm = z.object({ id: z.uuid({ version: 'v7' }) })
export const versionForm = z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647) })

/** Who is to sign, by the key of a Signer; what cannot be one is left to the deed, which finds nobody by it. */
export const signerQuery = z.object({ penandatangan: z.string().max(36).optional().catch(undefined) })
/** Of a preview: who is to sign, and which of its pages. */
export const previewQuery = signerQuery.extend({ halaman: z.coerce.number().int().min(1).max(50).catch(1) })
export const issueForm = versionForm.extend({
  penandatangan: z.string().max(36).optional(),
  alasan: z
    .string()
    .transform((typed) => typed.slice(0, 1000))
    .optional(),
})

export const listQuery = z.object({
  status: z.enum(['draft', 'menunggu', 'dikembalikan', 'terbit', 'dicabut']).optional().catch(undefined),
  halaman: z.coerce.number().int().min(1).max(9999).catch(1),
  pesan: z.string().max(20).optional().catch(undefined),
})

/** Of a draft: what was done, and the letter it was copied from. */
export const draftQuery = z.object({
  pesan: z.string().max(20).optional().catch(undefined),
  dari: z.uuid().optional().catch(undefined),
})

/** Sent by POST: a NIK that is searched for never stands in an address. */
export const searchForm = z.object({ cari: z.string().trim().max(100, 'Isi paling banyak 100 huruf.') })

export const fileQuery = z.object({ unduh: z.literal('1').optional().catch(undefined) })

export const revokeForm = z.object({
  reason: z
    .string()
    .trim()
    .min(10, 'Tulis alasan pencabutan, paling sedikit 10 huruf. Alasan ini masuk buku register.')
    .max(500, 'Alasan paling banyak 500 huruf.')
    .refine(isWithoutNik, NO_NIK),
})

/** The answers of a letter type, all printable by the letters' typeface. */
const letterForm = (definition: LetterTypeDefinition, today: Date) =>
  answersSchema(definition, today).superRefine((answers, context) => {
    for (const [name, answer] of everyAnswer(answers)) {
      const odd = unprintableCharacters(answer)
      if (odd.length)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `Tanda ${odd.join(' ')} tidak dapat dicetak pada surat. Tulis dengan huruf Latin.`,
        })
    }
  })

export type CheckedAnswers = { ok: true; value: Answers } | { ok: false; errors: Record<string, string> }

/** Reads answers, as typed or as a draft holds them, into clean ones; or the first fault of each field, by its name in the form. */
export function checkAnswers(definition: LetterTypeDefinition, typed: unknown, today: Date): CheckedAnswers {
  const parsed = letterForm(definition, today).safeParse(typed)
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) errors[issue.path.join('.')] ??= issue.message
  return { ok: false, errors }
}
