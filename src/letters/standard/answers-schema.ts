import { z } from 'zod'
import { parseIsoDate } from '../../shared/dates.ts'
import { stripSeparators } from '../../shared/nik.ts'
import { type AnswerRow, type Answers, cellName, filledRows, isFilled, rowsOf, textOf } from './answers.ts'
import type { LetterTypeDefinition } from './definition.ts'
import { type CellField, inSentence, isExpected, type LetterField, type ListField, type PlainField } from './field.ts'
import { questionsOf } from './questions.ts'
import { missingMessage, readAnswer } from './read-answer.ts'
import { typedAnswers } from './typed-answers.ts'

type Refuse = (path: (string | number)[], message: string) => void

/**
 * The form of a letter type: what a browser sends or a draft holds, clean answers out, one for each field ('' or no rows
 * where an optional one is empty). Dates become ISO, money and numbers digits, a NIK its 16 digits; text stays as typed
 * but for stray spaces; blank rows go. All mistakes are told at once, each at its field, as a sentence that says what to do.
 */
export function answersSchema(definition: LetterTypeDefinition, today: Date) {
  const fields = questionsOf(definition)
  const plain = fields.filter((field) => field.type !== 'list')
  return draftSchema(definition).transform((typed, ctx): Answers => {
    const refuse: Refuse = (path, message) => ctx.addIssue({ code: 'custom', path, message })
    const answers: Answers = cleanCells(plain, typed, today, ([key], message) => refuse([key ?? ''], message))
    for (const field of fields) if (field.type === 'list') answers[field.key] = cleanRows(field, typed, today, refuse)
    return answers
  })
}

/** A half-filled form: keeps what was typed, letter for letter, only bounded and without what a database cannot hold. */
export function draftSchema(definition: LetterTypeDefinition) {
  return z
    .record(z.string(), z.unknown())
    .catch({})
    .transform((sent): Answers => typedAnswers(questionsOf(definition), sent))
}

/** Answers side by side, those of a letter or of one row: each is read, expected or not, and put against the others. */
function cleanCells(fields: (CellField | PlainField)[], typed: Answers, today: Date, refuse: Refuse): AnswerRow {
  const clean: AnswerRow = {}
  for (const field of fields) {
    const read = readAnswer(field, textOf(typed, field.key), today)
    clean[field.key] = read.ok ? read.value : ''
    if (!read.ok) refuse([field.key], read.message)
    else if (read.value === '' && isExpected(field, typed)) refuse([field.key], missingMessage(field))
  }
  for (const field of fields) {
    const message = tooEarly(field, clean, fields)
    if (message) refuse([field.key], message)
  }
  return clean
}

function cleanRows(list: ListField, typed: Answers, today: Date, refuse: Refuse): AnswerRow[] {
  const { key, item, columns, minRows } = list
  const rows = rowsOf(typed, key).flatMap((row, at) => {
    if (!isFilled(row)) return []
    const told: Refuse = ([column], message) => refuse([key, at, column ?? ''], `${item} ${at + 1}: ${message}`)
    return [cleanCells(columns, row, today, told)]
  })
  if (rows.length < minRows && (rows.length > 0 || isExpected(list, typed))) refuse([key], tooFewRows(list))
  return rows
}

const tooFewRows = ({ label, item, minRows }: ListField): string =>
  `Isi ${inSentence(label)}, paling sedikit ${minRows} ${inSentence(item)}.`

function tooEarly(field: CellField, answers: AnswerRow, fields: CellField[]): string | null {
  const [day, first] = [answers[field.key], answers[field.notBefore ?? '']]
  if (!day || !first || day >= first) return null
  const other = fields.find(({ key }) => key === field.notBefore)
  return `${field.label} lebih awal daripada ${inSentence(other?.label ?? '')}. Periksa kedua tanggal.`
}

/** Who holds the letter: the name, and the NIK where one is known ('' otherwise). Of half-typed answers too. */
export function holderOf({ holder }: LetterTypeDefinition, answers: Answers): { name: string; nik: string } {
  const nik = holder.nik === null ? '' : stripSeparators(answerAt(holder.nik, answers))
  return { name: nameAt(holder.name, answers), nik: /^\d{16}$/.test(nik) ? nik : '' }
}

/** The name of the one, or of the first of many: 'Budi Santoso dkk.'. */
function nameAt(path: string, answers: Answers): string {
  const [key = '', column] = path.split('.')
  const others = column !== undefined && filledRows(answers, key).length > 1
  return `${answerAt(path, answers)}${others ? ' dkk.' : ''}`
}

function answerAt(path: string, answers: Answers): string {
  const [key = '', column] = path.split('.')
  return column === undefined ? textOf(answers, key) : (filledRows(answers, key)[0]?.[column] ?? '')
}

/** The answers as a new form starts with them. */
export function firstAnswers(definition: LetterTypeDefinition): Answers {
  return Object.fromEntries(questionsOf(definition).map((field) => [field.key, firstAnswer(field)]))
}

const firstAnswer = (field: LetterField) => (field.type === 'list' ? [] : (field.default ?? ''))

/** Every single answer with the name of its place in the form, those inside of rows too. */
export function everyAnswer(answers: Answers): [name: string, answer: string][] {
  return Object.entries(answers).flatMap(([key, answer]): [string, string][] =>
    typeof answer === 'string' ? [[key, answer]] : answer.flatMap((row, at) => cellsOf(key, row, at)),
  )
}

const cellsOf = (list: string, row: AnswerRow, at: number) =>
  Object.entries(row).map(([column, answer]): [string, string] => [cellName(list, at, column), answer])

/** The ISO day an answer names; null while it is none. */
export const answeredDay = (answers: Answers, key: string): string | null => {
  const answer = textOf(answers, key)
  return parseIsoDate(answer) ? answer : null
}
