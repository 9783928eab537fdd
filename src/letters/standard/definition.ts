import { z } from 'zod'
import { LETTER_SITES } from '../letter-sites.ts'
import { checkDefinition } from './check-definition.ts'
import { fieldKey, letterField } from './field.ts'
import { block, line, row, signatoryGroup } from './wording.ts'

const words = (max: number) => z.string().trim().min(1).max(max)
const classificationCode = z
  .string()
  .regex(/^\d{3}(\.\d{1,3})*$/, 'Kode klasifikasi berupa angka dan titik, misalnya 400.12.2.1.')

/** A field, or a list's column, whose first row then stands for all: 'petugas.nama'. */
const fieldPath = z.string().regex(/^[a-z][a-z0-9_]{0,39}(\.[a-z][a-z0-9_]{0,39})?$/)

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
    /** Of 'surat-dinas' the office itself is the origin: no resident asks for it. */
    kind: z.enum(['keterangan', 'pengantar', 'pernyataan', 'formulir', 'rekomendasi', 'surat-dinas']),
    /** The kinds of office that issue it. */
    offices: z.array(z.enum(LETTER_SITES)).min(1).default(['village']),
    codes: z.strictObject({ permendagri83: classificationCode, permendagri78: classificationCode }),
    validity: z.strictObject({
      months: z.int().min(1).max(120).nullable(),
      /** A date field that ends the letter's validity, such as the day of the event. */
      until: fieldKey.optional(),
      /** For residents: 'Berlaku 6 bulan sejak tanggal surat.' */
      words: words(120),
    }),
    /** Whether the district's head takes note: on request, the officer says so in the form. */
    endorsement: z.enum(['never', 'on-request', 'always']),
    /** The book in which the office keeps letters of this type, beside its agenda. */
    register: words(80).default('Register surat keterangan'),
    /** For residents, in one sentence: what the letter is for. */
    purpose: words(200),
    requirements: z.array(words(160)).max(12),
    /** For residents: whether the letter is needed at all. */
    remark: words(300).nullable(),
    /** Who speaks: the office, or a citizen whose statement the office takes note of. */
    author: z.enum(['office', 'holder']).default('office'),
    holder: z.strictObject({
      name: fieldPath,
      nik: fieldPath.nullable(),
      /** The caption of the holder's own signature; null where the holder does not sign, or signs with others. */
      signature: words(40).nullable(),
      stampDuty: z.boolean().default(false),
    }),
    /** Heirs, witnesses, both parties. */
    signatories: z.array(signatoryGroup).max(4).default([]),
    /** Of an official correspondence: the rows beside its number, and whom it is sent to. */
    correspondence: z
      .strictObject({ rows: z.array(row).min(1).max(6), recipient: z.array(line).min(1).max(6) })
      .nullable()
      .default(null),
    /** Tembusan. */
    copies: z.array(line).max(10).default([]),
    fields: z.array(letterField).min(1).max(80),
    body: z.array(block).min(1).max(30),
  })
  .superRefine((definition, ctx) => {
    for (const { path, message } of checkDefinition(definition)) ctx.addIssue({ code: 'custom', path, message })
  })

export type LetterTypeDefinition = z.output<typeof letterTypeDefinition>
