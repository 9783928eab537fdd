import { z } from 'zod'
import { type Answers, condition, holds } from './condition.ts'

export const FIELD_TYPES = [
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
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** The most letters a field takes where its definition does not say. */
const MAX_LENGTH: Record<FieldType, number> = {
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
}

export const fieldKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Kunci isian memakai huruf kecil, angka dan garis bawah.')
  .refine((key) => !(key in {}), 'Kunci isian ini tidak dapat dipakai.')
const words = (max: number) => z.string().trim().min(1).max(max)

/** One question of a letter type, as data. */
export const letterField = z.strictObject({
  key: fieldKey,
  label: words(80),
  type: z.enum(FIELD_TYPES),
  /** The heading it stands under in the form. */
  section: words(60),
  /** Always, never, or only when another answer says so. */
  required: z.union([z.boolean(), condition]),
  /** False for a question whose answer is kept but not printed. */
  printed: z.boolean().default(true),
  hint: words(200).optional(),
  /** The only answers of an enum. */
  options: z.array(words(80)).min(1).max(60).optional(),
  /** Offered while typing; other answers are welcome. */
  suggestions: z.array(words(80)).min(1).max(120).optional(),
  default: words(300).optional(),
  /** A short regular expression for a short text; the hint says in words what it wants. */
  pattern: z.string().max(100).optional(),
  maxLength: z.int().min(1).max(2000).optional(),
  min: z.int().min(0).optional(),
  max: z.int().min(0).optional(),
  /** Of a date: not after today, or not before it. */
  tense: z.enum(['past', 'future']).optional(),
  /** Of a date: the key of a date it may not come before. */
  notBefore: fieldKey.optional(),
  /** Of a NIK: 'belum ada' is an answer too. */
  mayBeAbsent: z.boolean().optional(),
  /** Of a NIK: the fields that hold the same person's birth date and sex, for warnings. */
  birthDate: fieldKey.optional(),
  sex: fieldKey.optional(),
})
export type LetterField = z.output<typeof letterField>

/** The most letters this field takes. */
export const maxLengthOf = (field: LetterField): number => field.maxLength ?? MAX_LENGTH[field.type]

/** Whether these answers make the field required. */
export function isExpected(field: LetterField, answers: Answers): boolean {
  return typeof field.required === 'boolean' ? field.required : holds(field.required, answers)
}

/** The explicit state of a person without a NIK: never an invented number. */
export const NO_NIK = 'belum ada'

/** A label inside a sentence: 'tanggal lahir', but 'NIK ayah'. */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
