import { type AnswerRow, type Answers, cellName, textOf } from './answers.ts'
import { addRowAction, dropRowAction, shownRows } from './change-rows.ts'
import type { LetterTypeDefinition } from './definition.ts'
import { type CellField, type CellType, type ListField, NO_NIK, YES } from './field.ts'
import { questionsOf } from './questions.ts'
import { readDate } from './read-date.ts'

/** One field as a view draws it. An optional field is said to be optional; nothing else is marked. */
export type FormField = {
  /** Its name and id; in a list that of the cell: 'ahli_waris.0.nama'. */
  key: string
  label: string
  control: 'input' | 'textarea' | 'select' | 'checkbox'
  /** Of an input. */
  type: 'text' | 'date' | 'tel'
  inputmode: 'text' | 'numeric' | 'tel'
  autocapitalize: 'none' | 'words' | 'sentences'
  hint: string | null
  error: string | null
  /** What can be said of the answer as it stands; never beside an error. */
  note: string | null
  /** Whether its amount is told in words while it is typed. */
  money: boolean
  optional: boolean
  /** Of a select, with the empty choice first. */
  options: { value: string; label: string; selected: boolean }[]
  suggestions: string[]
  value: string
}

/** A list as a view draws it: its rows with their fields, and buttons that work without a script. */
export type FormList = {
  key: string
  label: string
  hint: string | null
  error: string | null
  optional: boolean
  item: string
  rows: { id: string; heading: string; fields: FormField[]; drop: string | null }[]
  /** What the button for one more row sends; null when there may be no more. */
  add: string | null
  most: number
}
export type FormSection = { heading: string; fields: (FormField | FormList)[] }

type Sentences = Record<string, string>
/** What is said beside the fields, by their names. */
type Told = { errors: Sentences; notes: Sentences }

const NUMERIC: readonly CellType[] = ['nik', 'kk', 'money', 'number', 'time']

/** The form of a letter type, section by section, with what was typed, what was wrong and what else can be said of it. */
export function formFields(
  definition: LetterTypeDefinition,
  values: Answers,
  errors: Sentences = {},
  notes: Sentences = {},
): FormSection[] {
  const told = { errors, notes }
  const sections: FormSection[] = []
  for (const field of questionsOf(definition)) {
    const shown =
      field.type === 'list'
        ? formList(field, values, told)
        : formField(field, field.key, textOf(values, field.key), told)
    const section = sections.find(({ heading }) => heading === field.section)
    if (section) section.fields.push(shown)
    else sections.push({ heading: field.section, fields: [shown] })
  }
  return sections
}

function formList(list: ListField, values: Answers, told: Told): FormList {
  const rows = shownRows(list, values)
  return {
    key: list.key,
    label: list.label,
    hint: list.hint ?? null,
    error: told.errors[list.key] ?? null,
    optional: list.required === false,
    item: list.item,
    rows: rows.map((row, at) => ({
      ...formRow(list, row, at, told),
      drop: rows.length > list.minRows ? dropRowAction(list.key, at) : null,
    })),
    add: rows.length < list.maxRows ? addRowAction(list.key) : null,
    most: list.maxRows,
  }
}

const formRow = (list: ListField, row: AnswerRow, at: number, told: Told) => ({
  id: `${list.key}.${at}`,
  heading: `${list.item} ${at + 1}`,
  fields: list.columns.map((column) =>
    formField(column, cellName(list.key, at, column.key), row[column.key] ?? '', told),
  ),
})

function formField(field: CellField, name: string, value: string, { errors, notes }: Told): FormField {
  return {
    key: name,
    label: field.label,
    control: controlOf(field),
    type: field.type === 'date' ? 'date' : field.type === 'phone' ? 'tel' : 'text',
    inputmode: inputmode(field),
    autocapitalize: field.type === 'name' || field.type === 'place' ? 'words' : 'none',
    hint: hintOf(field),
    error: errors[name] ?? null,
    note: errors[name] ? null : (notes[name] ?? null),
    money: field.type === 'money',
    optional: field.required === false && field.type !== 'check',
    options: field.options
      ? [
          { value: '', label: 'Pilih', selected: value === '' },
          ...field.options.map((option) => ({ value: option, label: option, selected: option === value })),
        ]
      : field.type === 'check'
        ? [{ value: YES, label: field.label, selected: value === YES }]
        : [],
    suggestions: field.suggestions ?? [],
    // A browser's date input shows nothing but ISO dates.
    value: field.type === 'date' ? (readDate(value) ?? value) : value,
  }
}

function controlOf({ type }: CellField): FormField['control'] {
  if (type === 'longtext') return 'textarea'
  if (type === 'enum') return 'select'
  return type === 'check' ? 'checkbox' : 'input'
}

function inputmode(field: CellField): FormField['inputmode'] {
  if (field.type === 'phone') return 'tel'
  return NUMERIC.includes(field.type) && !field.mayBeAbsent ? 'numeric' : 'text'
}

function hintOf(field: CellField): string | null {
  if (field.hint) return field.hint
  if (field.type === 'nik')
    return `16 angka sesuai KTP.${field.mayBeAbsent ? ` Bila belum punya NIK, tulis: ${NO_NIK}` : ''}`
  if (field.type === 'kk') return '16 angka di bagian atas Kartu Keluarga.'
  if (field.type === 'time') return 'Jam dan menit, misalnya 19.30'
  if (field.type === 'money') return 'Dalam rupiah, misalnya 1.500.000'
  return null
}
