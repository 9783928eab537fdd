import { type AnswerRow, type Answers, cellName } from './answers.ts'
import type { LetterField, ListField } from './field.ts'

const MOST_LETTERS = 4000
/** Rows are looked for a little beyond the most a list may have: those taken out of a form leave gaps in its numbers. */
const LAST_ROW = 60

/**
 * What was typed into these fields; anything else that was sent is left out. Lists come as rows, from a draft, or as a
 * browser sends them: a name for each cell ('ahli_waris.0.nama'). Blank rows stay, since a form may be asking for more.
 */
export function typedAnswers(fields: LetterField[], sent: Record<string, unknown>): Answers {
  return Object.fromEntries(
    fields.map((field) => [field.key, field.type === 'list' ? typedRows(field, sent) : asText(sent[field.key])]),
  )
}

function typedRows(list: ListField, sent: Record<string, unknown>): AnswerRow[] {
  const stored = sent[list.key]
  const rows = Array.isArray(stored) ? stored.filter(isObject) : sentRows(list, sent)
  return rows.slice(0, list.maxRows).map((row) => cells(list, (column) => row[column]))
}

function sentRows({ key, columns }: ListField, sent: Record<string, unknown>): Record<string, unknown>[] {
  return Array.from({ length: LAST_ROW }, (_, at) => at)
    .filter((at) => columns.some((column) => Object.hasOwn(sent, cellName(key, at, column.key))))
    .map((at) => Object.fromEntries(columns.map((column) => [column.key, sent[cellName(key, at, column.key)]])))
}

const cells = ({ columns }: ListField, answer: (column: string) => unknown): AnswerRow =>
  Object.fromEntries(columns.map(({ key }) => [key, asText(answer(key))]))

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function asText(sent: unknown): string {
  return typeof sent === 'string' ? sent.slice(0, MOST_LETTERS).toWellFormed().replaceAll('\u0000', '') : ''
}
