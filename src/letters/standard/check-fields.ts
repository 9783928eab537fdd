import type { Mistake } from './check-definition.ts'
import { isContextKey } from './context.ts'
import type { FieldType, LetterField } from './field.ts'

/** What only makes sense for some types: a 'tense' for dates, 'options' for an enum. */
const ONLY_FOR: [keyof LetterField, readonly FieldType[]][] = [
  ['options', ['enum']],
  ['suggestions', ['text', 'place']],
  ['pattern', ['text']],
  ['min', ['number']],
  ['max', ['number']],
  ['tense', ['date']],
  ['notBefore', ['date']],
  ['mayBeAbsent', ['nik']],
  ['birthDate', ['nik']],
  ['sex', ['nik']],
  ['maxLength', ['text', 'longtext', 'name', 'place']],
]

/** What is wrong with the questions themselves, before the wording is looked at. */
export function checkFields(fields: LetterField[]): Mistake[] {
  return fields.flatMap((field, at) =>
    faults(field, fields.slice(0, at), fields).map((message) => ({
      path: ['fields', at],
      message: `${field.label}: ${message}`,
    })),
  )
}

function faults(field: LetterField, earlier: LetterField[], all: LetterField[]): string[] {
  const found: string[] = []
  if (earlier.some(({ key }) => key === field.key)) found.push(`kunci '${field.key}' dipakai dua kali.`)
  if (isContextKey(field.key)) found.push(`kunci '${field.key}' sudah dipakai untuk data surat.`)
  if (field.type === 'enum' && !field.options) found.push('pilihan belum ditulis.')
  for (const [property, types] of ONLY_FOR) {
    if (field[property] !== undefined && !types.includes(field.type))
      found.push(`'${property}' hanya untuk ${types.join(', ')}.`)
  }
  if (field.default !== undefined && field.options && !field.options.includes(field.default))
    found.push('isian awal bukan salah satu pilihan.')
  if (field.pattern !== undefined) found.push(...patternFaults(field))
  return [...found, ...referenceFaults(field, all)]
}

const LONGEST_WITH_PATTERN = 40
const MOST_CHOICES = 3

/** A regular expression can run for ever. One with few choices, on a short text, cannot. */
function patternFaults({ pattern = '', hint, maxLength = Number.POSITIVE_INFINITY }: LetterField): string[] {
  const found: string[] = []
  if (!isRegExp(pattern)) found.push('pola tidak dapat dibaca.')
  const choices = pattern.replaceAll('(?:', '(').match(/[*+?|]|\{\d+,\d*\}/g) ?? []
  if (/\)[*+{]|\\[1-9k]|\(\?[^:]/.test(pattern))
    found.push('pola tidak boleh mengulang kelompok atau melihat ke depan.')
  if (choices.length > MOST_CHOICES) found.push(`pola paling banyak memakai ${MOST_CHOICES} tanda * + ? | atau {1,2}.`)
  if (maxLength > LONGEST_WITH_PATTERN)
    found.push(`isian berpola paling panjang ${LONGEST_WITH_PATTERN} huruf (maxLength).`)
  if (!hint) found.push('isian berpola perlu petunjuk (hint).')
  return found
}

function isRegExp(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'))
  } catch {
    return false
  }
}

function referenceFaults(field: LetterField, all: LetterField[]): string[] {
  const references: [string | undefined, FieldType][] = [
    [field.notBefore, 'date'],
    [field.birthDate, 'date'],
    [field.sex, 'enum'],
  ]
  return references.flatMap(([key, type]) => {
    if (key === undefined || all.some((other) => other.key === key && other.type === type)) return []
    return [`'${key}' bukan isian berjenis ${type}.`]
  })
}
