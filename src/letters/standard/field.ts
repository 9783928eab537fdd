import { z } from 'zod'
import type { Answers } from './answers.ts'
import { condition, holds } from './condition.ts'

const FIELD_TYPES = [
  'text',
  'longtext',
  'name',
  'nik',
  'kk',
  'date',
  'time',
  'place',
  'money',
  'number',
  'enum',
  'phone',
  'check',
] as const

/** How one answer is asked for and read. */
export type CellType = (typeof FIELD_TYPES)[number]
export type FieldType = CellType | 'list'

/** The most letters a field takes where its definition does not say. */
const MAX_LENGTH: Record<CellType, number> = {
  text: 120,
  longtext: 300,
  name: 100,
  nik: 16,
  kk: 16,
  date: 10,
  time: 5,
  place: 80,
  money: 16,
  number: 9,
  enum: 80,
  phone: 16,
  check: 2,
}

export const fieldKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Kunci isian memakai huruf kecil, angka dan garis bawah.')
  .refine((key) => !(key in {}), 'Kunci isian ini tidak dapat dipakai.')
const words = (max: number) => z.string().trim().min(1).max(max)

const question = {
  key: fieldKey,
  label: words(80),
  type: z.enum(FIELD_TYPES),
  /** Always, never, or only when another answer says so. */
  required: z.union([z.boolean(), condition]),
  /** False for a question whose answer is kept but not printed. */
  printed: z.boolean().default(true),
  hint: words(200).optional(),
  /** The only answers of an enum. */
  options: z.array(words(80)).min(1).max(60).optional(),
  /** Offered while typing; other answers are welcome. */
  suggestions: z.array(words(80)).min(1).max(120).optional(),
  /** A short regular expression for a short text; the hint says in words what it wants. */
  pattern: z.string().max(100).optional(),
  maxLength: z.int().min(1).max(2000).optional(),
  min: z.int().min(0).optional(),
  max: z.int().min(0).optional(),
  /** What the paper itself prints before the answer ('Yth.'): typed as well, it is dropped. */
  printedBefore: words(20).optional(),
  /** Of a date: not after today, or not before it. Of a number that is a year: not after this one. */
  tense: z.enum(['past', 'future']).optional(),
  /** Of a date: the key of a date it may not come before. */
  notBefore: fieldKey.optional(),
  /** Of a NIK: 'belum ada' is an answer too. */
  mayBeAbsent: z.boolean().optional(),
  /** Of a NIK: the fields that hold the same person's birth date and sex, for warnings. */
  birthDate: fieldKey.optional(),
  sex: fieldKey.optional(),
}

/** One question of a list's row: what it names beside itself is of the same row. */
const cellField = z.strictObject(question)
export type CellField = z.output<typeof cellField>

/** One question of a letter type, as data. */
const plainField = z.strictObject({
  ...question,
  /** The heading it stands under in the form. */
  section: words(60),
  default: words(300).optional(),
})
export type PlainField = z.output<typeof plainField>

/** The most rows a list may have. */
export const MOST_ROWS = 20

/** A question that is answered as often as needed: heirs, goods, those moving along. */
const listField = z.strictObject({
  key: fieldKey,
  label: words(80),
  type: z.literal('list'),
  section: words(60),
  required: z.union([z.boolean(), condition]),
  hint: words(200).optional(),
  /** What one row is: 'Ahli waris'. */
  item: words(40),
  columns: z.array(cellField).min(1).max(14),
  minRows: z.int().min(1).max(MOST_ROWS).default(1),
  maxRows: z.int().min(1).max(MOST_ROWS),
})
export type ListField = z.output<typeof listField>

export const letterField = z.discriminatedUnion('type', [plainField, listField])
export type LetterField = z.output<typeof letterField>

/** The most letters this field takes. */
export const maxLengthOf = (field: CellField): number => field.maxLength ?? MAX_LENGTH[field.type]

/** Whether these answers make the field required. */
export function isExpected({ required }: Pick<LetterField, 'required'>, answers: Answers): boolean {
  return typeof required === 'boolean' ? required : holds(required, answers)
}

/** The explicit state of a person without a NIK: never an invented number. */
export const NO_NIK = 'belum ada'

/** The one answer of a check that is set. */
export const YES = 'ya'

/** A label inside a sentence: 'tanggal lahir', but 'NIK ayah'. */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
