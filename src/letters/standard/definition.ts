import { z } from 'zod'
import { checkDefinition } from './check-definition.ts'
import { condition } from './condition.ts'
import { fieldKey, letterField } from './field.ts'

const words = (max: number) => z.string().trim().min(1).max(max)
const classificationCode = z
  .string()
  .regex(/^\d{3}(\.\d{1,3})*$/, 'Kode klasifikasi berupa angka dan titik, misalnya 400.12.2.1.')

const row = z.strictObject({
  label: words(60),
  value: words(400),
  strong: z.boolean().optional(),
  when: condition.optional(),
})

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: words(1200), when: condition.optional() }),
  z.strictObject({ kind: z.literal('identity'), rows: z.array(row).min(1).max(40), when: condition.optional() }),
])

/**
 * A letter type as data: the one source of its form, its validation, its preview, its PDF and its page for residents.
 * What a definition says wrongly is named, in Indonesian, at the place where it stands.
 */
export const letterTypeDefinition = z
  .strictObject({
    slug: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(60),
    name: words(80),
    title: words(80),
    category: words(40),
    kind: z.enum(['keterangan', 'pengantar']),
    codes: z.strictObject({ permendagri83: classificationCode, permendagri78: classificationCode }),
    validity: z.strictObject({
      months: z.int().min(1).max(120).nullable(),
      /** A date field that ends the letter's validity, such as the day of the event. */
      until: fieldKey.optional(),
      /** For residents: 'Berlaku 6 bulan sejak tanggal surat.' */
      words: words(120),
    }),
    endorsement: z.enum(['never', 'on-request', 'always']),
    /** For residents, in one sentence: what the letter is for. */
    purpose: words(200),
    requirements: z.array(words(160)).min(1).max(12),
    /** For residents: whether the letter is needed at all. */
    remark: words(300).nullable(),
    holder: z.strictObject({
      name: fieldKey,
      nik: fieldKey.nullable(),
      /** The caption of the holder's own signature; null where the holder does not sign. */
      signature: words(40).nullable(),
    }),
    fields: z.array(letterField).min(1).max(80),
    body: z.array(block).min(1).max(30),
  })
  .superRefine((definition, ctx) => {
    for (const { path, message } of checkDefinition(definition)) ctx.addIssue({ code: 'custom', path, message })
  })

export type LetterTypeDefinition = z.output<typeof letterTypeDefinition>
export type DefinitionBlock = LetterTypeDefinition['body'][number]
export type DefinitionRow = z.output<typeof row>
