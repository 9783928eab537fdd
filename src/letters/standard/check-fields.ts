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
  if (field.pattern !== undefined) found.push(...patternFaults(field.pattern, field.hint))
  return [...found, ...referenceFaults(field, all)]
}

/** A repeated group can make a regular expression run for ever; without one it ends quickly on a bounded text. */
function patternFaults(pattern: string, hint: string | undefined): string[] {
  const found: string[] = []
  try {
    new RegExp(pattern, 'u')
  } catch {
    found.push('pola tidak dapat dibaca.')
  }
  if (/\)[*+{]|\\[1-9k]/.test(pattern)) found.push('pola tidak boleh mengulang kelompok.')
  if (!hint) found.push('isian berpola perlu petunjuk (hint).')
  return found
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
