/** One row of a list: an answer for each column. */
export type AnswerRow = Record<string, string>

/** Answers by field key: a text, or the rows of a list. A missing key is an empty answer. */
export type Answers = Record<string, string | AnswerRow[]>

/** The answer to a question that is no list; '' while there is none. */
export function textOf(answers: Answers, key: string): string {
  const answer = answers[key]
  return typeof answer === 'string' ? answer : ''
}

/** The rows of a list, blank ones too; none while there is no answer. */
export function rowsOf(answers: Answers, key: string): AnswerRow[] {
  const answer = answers[key]
  return Array.isArray(answer) ? answer : []
}

/** The rows of a list that say something. */
export const filledRows = (answers: Answers, key: string): AnswerRow[] => rowsOf(answers, key).filter(isFilled)

/** Whether anything was typed into a row. */
export const isFilled = (row: AnswerRow): boolean => Object.values(row).some((answer) => answer.trim() !== '')

/** Where a cell of a list stands in its form, in errors and in warnings: 'ahli_waris.0.nama'. */
export const cellName = (list: string, row: number, column: string): string => `${list}.${row}.${column}`
