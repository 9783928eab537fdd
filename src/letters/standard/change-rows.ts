import { type AnswerRow, type Answers, rowsOf } from './answers.ts'
import type { LetterTypeDefinition } from './definition.ts'
import type { ListField } from './field.ts'

/** The words of the buttons of a list, as a browser sends them. */
export const addRowAction = (list: string): string => `tambah:${list}`
export const dropRowAction = (list: string, row: number): string => `hapus:${list}:${row}`

/** The answers with one more row, or one less, where the pressed button says so; null for every other button. */
export function changeRows(
  definition: LetterTypeDefinition,
  typed: Answers,
  action: string | undefined,
): Answers | null {
  for (const field of definition.fields) {
    if (field.type !== 'list') continue
    const rows = shownRows(field, typed)
    if (action === addRowAction(field.key))
      return { ...typed, [field.key]: [...rows, blankRow(field)].slice(0, field.maxRows) }
    const dropped = rows.findIndex((_, at) => action === dropRowAction(field.key, at))
    if (dropped >= 0) return { ...typed, [field.key]: rows.toSpliced(dropped, 1) }
  }
  return null
}

/** The rows a form shows: those that are there, and never fewer than the list needs. */
export function shownRows(list: ListField, answers: Answers): AnswerRow[] {
  const rows = rowsOf(answers, list.key)
  const missing = Math.max(0, list.minRows - rows.length)
  return [...rows, ...Array.from({ length: missing }, () => blankRow(list))]
}

const blankRow = ({ columns }: ListField): AnswerRow => Object.fromEntries(columns.map(({ key }) => [key, '']))
