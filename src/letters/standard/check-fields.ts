import type { Mistake } from './check-definition.ts'
import { isContextKey } from './context.ts'
import type { LetterTypeDefinition } from './definition.ts'
import type { CellField, CellType, ListField, PlainField } from './field.ts'
import { ASKS_ENDORSEMENT } from './questions.ts'
import { ROW_NUMBER } from './scope.ts'

/** What only makes sense for some types: a 'tense' for dates, 'options' for an enum. */
const ONLY_FOR: [keyof CellField, readonly CellType[]][] = [
  ['options', ['enum']],
  ['suggestions', ['text', 'place']],
  ['pattern', ['text']],
  ['min', ['number']],
  ['max', ['number']],
  ['tense', ['date', 'number']],
  ['printedBefore', ['text']],
  ['notBefore', ['date']],
  ['mayBeAbsent', ['nik']],
  ['birthDate', ['nik']],
  ['sex', ['nik']],
  ['maxLength', ['text', 'longtext', 'name', 'place']],
]

/** What is wrong with the questions themselves, before the wording is looked at. */
export function checkFields({ fields }: LetterTypeDefinition): Mistake[] {
  const plain = fields.filter((field) => field.type !== 'list')
  return fields.flatMap((field, at) => {
    const own = [
      ...keyFaults(field.key, fields.slice(0, at)),
      ...(field.type === 'list' ? rowFaults(field) : faults(field, plain)),
    ]
    const cells = field.type === 'list' ? checkColumns(field.columns, ['fields', at]) : []
    return [...own.map((message) => ({ path: ['fields', at], message: `${field.label}: ${message}` })), ...cells]
  })
}

const checkColumns = (columns: CellField[], path: Mistake['path']): Mistake[] =>
  columns.flatMap((column, at) =>
    [...keyFaults(column.key, columns.slice(0, at)), ...faults(column, columns)].map((message) => ({
      path: [...path, 'columns', at],
      message: `${column.label}: ${message}`,
    })),
  )

function keyFaults(key: string, earlier: { key: string }[]): string[] {
  const found = earlier.some((other) => other.key === key) ? [`kunci '${key}' dipakai dua kali.`] : []
  const reserved = isContextKey(key) || key === ROW_NUMBER || key === ASKS_ENDORSEMENT
  return reserved ? [...found, `kunci '${key}' sudah dipakai untuk data surat.`] : found
}

const rowFaults = ({ minRows, maxRows }: ListField): string[] =>
  minRows > maxRows ? ['paling sedikit (minRows) lebih besar daripada paling banyak (maxRows).'] : []

function faults(field: CellField | PlainField, beside: CellField[]): string[] {
  const found: string[] = []
  if (field.type === 'enum' && !field.options) found.push('pilihan belum ditulis.')
  for (const [property, types] of ONLY_FOR) {
    if (field[property] !== undefined && !types.includes(field.type))
      found.push(`'${property}' hanya untuk ${types.join(', ')}.`)
  }
  if ('default' in field && field.default !== undefined && field.options && !field.options.includes(field.default))
    found.push('isian awal bukan salah satu pilihan.')
  if (field.pattern !== undefined) found.push(...patternFaults(field))
  if (field.type === 'number' && field.tense === 'future')
    found.push("'tense' pada angka hanya 'past': tahun yang sudah lewat.")
  return [...found, ...referenceFaults(field, beside)]
}

const LONGEST_WITH_PATTERN = 40
const MOST_CHOICES = 3

/** A regular expression can run for ever. One with few choices, on a short text, cannot. */
function patternFaults({ pattern = '', hint, maxLength = Number.POSITIVE_INFINITY }: CellField): string[] {
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

function referenceFaults(field: CellField, all: CellField[]): string[] {
  const references: [string | undefined, CellType][] = [
    [field.notBefore, 'date'],
    [field.birthDate, 'date'],
    [field.sex, 'enum'],
  ]
  return references.flatMap(([key, type]) => {
    if (key === undefined || all.some((other) => other.key === key && other.type === type)) return []
    return [`'${key}' bukan isian berjenis ${type}.`]
  })
}
