import { z } from 'zod'
import { condition } from './condition.ts'
import { fieldKey } from './field.ts'

const words = (max: number) => z.string().trim().min(1).max(max)
const when = condition.optional()

/** With `each` a wording is printed once for every row of a list; its placeholders then name the row's columns first. */
const each = fieldKey.optional()

/** 'label : value' in an identity block. */
export const row = z.strictObject({ label: words(60), value: words(400), strong: z.boolean().optional(), when })
export type WordingRow = z.output<typeof row>

const fullLine = z.strictObject({ text: words(400), each, when })

/** One line of a list, of the recipients or of the copies. */
export const line = words(400)
  .transform((text): z.output<typeof fullLine> => ({ text }))
  .or(fullLine)
export type WordingLine = z.output<typeof fullLine>

const column = z.strictObject({
  label: words(40),
  value: words(200),
  /** Its part of the table's width, beside those of the other columns. */
  share: z.int().min(1).max(100),
  align: z.enum(['left', 'center', 'right']).optional(),
})

/** A piece of a letter's body. */
export const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: words(1200), when }),
  z.strictObject({ kind: z.literal('identity'), rows: z.array(row).min(1).max(40), each, when }),
  z.strictObject({ kind: z.literal('heading'), text: words(80), when }),
  z.strictObject({
    kind: z.literal('list'),
    marker: z.enum(['number', 'letter', 'dash']),
    items: z.array(line).min(1).max(20),
    when,
  }),
  z.strictObject({ kind: z.literal('table'), each: fieldKey, columns: z.array(column).min(2).max(8), when }),
])
export type WordingBlock = z.output<typeof block>

/** Those who sign beside holder and office, each by name and part: 'Saksi 1', 'Anak kandung'. */
export const signatoryGroup = z.strictObject({
  caption: words(60),
  stampDuty: z.boolean().default(false),
  people: z
    .array(z.strictObject({ name: words(100), part: words(80).optional(), each }))
    .min(1)
    .max(10),
})
export type SignatoryGroup = z.output<typeof signatoryGroup>
