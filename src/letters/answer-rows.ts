import { longDate, parseIsoDate } from '../shared/dates.ts'
import { parseMoney, rupiah } from '../shared/money.ts'
import { type AnswerRow, type Answers, rowsOf, textOf } from './standard/answers.ts'
import type { LetterTypeDefinition } from './standard/definition.ts'
import type { ListField } from './standard/field.ts'
import { questionsOf } from './standard/questions.ts'

/** Each answer, and each row of a list, in words, with the place in the form where it is changed. */
export function answerRows(definition: LetterTypeDefinition, answers: Answers) {
  return questionsOf(definition).flatMap((field) => {
    if (field.type !== 'list')
      return [{ key: field.key, label: field.label, value: shown(field.type, textOf(answers, field.key)) }]
    const rows = rowsOf(answers, field.key).map((row, at) => ({
      key: `${field.key}.${at}`,
      label: `${field.item} ${at + 1}`,
      value: rowInWords(field, row),
    }))
    return rows.length > 0 ? rows : [{ key: field.key, label: field.label, value: '–' }]
  })
}

/** What a row says, a line a column; a row of one column needs no label. */
const rowInWords = ({ columns }: ListField, row: AnswerRow): string =>
  columns
    .filter(({ key }) => row[key])
    .map(({ key, label, type }) => {
      const value = shown(type, row[key] ?? '')
      return columns.length > 1 ? `${label}: ${value}` : value
    })
    .join('\n') || '–'

/** An answer as people read it; one that is only half typed stands as it is. */
function shown(type: string, value: string): string {
  if (value === '') return '–'
  if (type === 'date') return parseIsoDate(value) ? longDate(value) : value
  const digits = type === 'money' ? parseMoney(value) : null
  return digits === null ? value : rupiah(digits)
}
