import type { Answers } from './condition.ts'
import type { LetterTypeDefinition } from './definition.ts'
import { type FieldType, type LetterField, NO_NIK } from './field.ts'
import { readDate } from './read-date.ts'

/** One field as a view draws it. An optional field is said to be optional; nothing else is marked. */
export type FormField = {
  key: string
  label: string
  control: 'input' | 'textarea' | 'select'
  /** Of an input. */
  type: 'text' | 'date' | 'tel'
  inputmode: 'text' | 'numeric' | 'tel'
  autocapitalize: 'none' | 'words' | 'sentences'
  hint: string | null
  error: string | null
  optional: boolean
  /** Of a select, with the empty choice first. */
  options: { value: string; label: string; selected: boolean }[]
  suggestions: string[]
  value: string
}
export type FormSection = { heading: string; fields: FormField[] }

const NUMERIC: readonly FieldType[] = ['nik', 'kk', 'money', 'number', 'time']

/** The form of a letter type, section by section, with what was typed and what was wrong. */
export function formFields(
  definition: LetterTypeDefinition,
  values: Answers,
  errors: Record<string, string> = {},
): FormSection[] {
  const sections: FormSection[] = []
  for (const field of definition.fields) {
    const shown = formField(field, values[field.key] ?? '', errors[field.key] ?? null)
    const section = sections.find(({ heading }) => heading === field.section)
    if (section) section.fields.push(shown)
    else sections.push({ heading: field.section, fields: [shown] })
  }
  return sections
}

function formField(field: LetterField, value: string, error: string | null): FormField {
  return {
    key: field.key,
    label: field.label,
    control: field.type === 'longtext' ? 'textarea' : field.type === 'enum' ? 'select' : 'input',
    type: field.type === 'date' ? 'date' : field.type === 'phone' ? 'tel' : 'text',
    inputmode: inputmode(field),
    autocapitalize: field.type === 'name' || field.type === 'place' ? 'words' : 'none',
    hint: hintOf(field),
    error,
    optional: field.required === false,
    options: field.options
      ? [
          { value: '', label: 'Pilih', selected: value === '' },
          ...field.options.map((option) => ({ value: option, label: option, selected: option === value })),
        ]
      : [],
    suggestions: field.suggestions ?? [],
    // A browser's date input shows nothing but ISO dates.
    value: field.type === 'date' ? (readDate(value) ?? value) : value,
  }
}

function inputmode(field: LetterField): FormField['inputmode'] {
  if (field.type === 'phone') return 'tel'
  return NUMERIC.includes(field.type) && !field.mayBeAbsent ? 'numeric' : 'text'
}

function hintOf(field: LetterField): string | null {
  if (field.hint) return field.hint
  if (field.type === 'nik')
    return `16 angka sesuai KTP.${field.mayBeAbsent ? ` Bila belum punya NIK, tulis: ${NO_NIK}` : ''}`
  if (field.type === 'kk') return '16 angka di bagian atas Kartu Keluarga.'
  if (field.type === 'time') return 'Jam dan menit, misalnya 19.30'
  if (field.type === 'money') return 'Dalam rupiah, misalnya 1.500.000'
  return null
}
