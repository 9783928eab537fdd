import { terbilang } from '../../shared/money.ts'
import { type AnswerRow, type Answers, cellName, rowsOf, textOf } from '../standard/answers.ts'
import type { LetterTypeDefinition } from '../standard/definition.ts'
import type { CellField, ListField } from '../standard/field.ts'
import { readAnswer } from '../standard/read-answer.ts'
import { remarks, warnings } from '../standard/warnings.ts'

/** What is said beside a field while a letter is filled in, by the field's name in the form. */
export type Notes = Record<string, string>

/**
 * What can be said of half-typed answers: money in words, what is no date or no NIK, and what is odd. Of an empty field
 * nothing. No sentence holds a NIK.
 */
export function notesOf({ fields, ...definition }: LetterTypeDefinition, typed: Answers, today: Date): Notes {
  const notes: Notes = {}
  const clean = (field: CellField, name: string, text = ''): string => {
    const read = readAnswer(field, text, today)
    const note = read.ok ? inWords(field, read.value) : read.message
    if (note) notes[name] = note
    return read.ok ? read.value : ''
  }
  const cleanRow = ({ key: list, columns }: ListField, row: AnswerRow, at: number): AnswerRow =>
    Object.fromEntries(
      columns.map((column) => [column.key, clean(column, cellName(list, at, column.key), row[column.key])]),
    )
  const answers: Answers = {}
  for (const field of fields)
    answers[field.key] =
      field.type === 'list'
        ? rowsOf(typed, field.key).map((row, at) => cleanRow(field, row, at))
        : clean(field, field.key, textOf(typed, field.key))
  const type = { ...definition, fields }
  for (const { field, message } of [...warnings(type, answers, today), ...remarks(type, answers)])
    notes[field] ??= message
  return notes
}

const inWords = ({ type }: CellField, digits: string): string | null =>
  type === 'money' && digits ? `${terbilang(digits)} rupiah` : null
