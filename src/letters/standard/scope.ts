import { stripSeparators } from '../../shared/nik.ts'
import { type AnswerRow, type Answers, filledRows, textOf } from './answers.ts'
import { type Condition, holds } from './condition.ts'
import { contextType, contextValue, type LetterContext } from './context.ts'
import type { LetterTypeDefinition } from './definition.ts'
import { type CellField, isExpected, type LetterField } from './field.ts'
import { format } from './formatters.ts'
import { fillTemplate, placeholders } from './template.ts'
import { tidy } from './tidy.ts'

/** What stands in a draft where an answer is still missing. */
const BLANK = '……'

/** Inside of a list: the row's place, from 1. */
export const ROW_NUMBER = 'urut'
const rowNumber: CellField = { key: ROW_NUMBER, label: 'Nomor urut', type: 'number', required: true, printed: true }

/** What a wording's placeholders can name: the letter's answers, inside of a list the row's first, and the context. */
export type Scope = { fields: Map<string, LetterField | CellField>; answers: Answers; context: LetterContext }

/** The scope of a whole letter. */
export const scopeOf = ({ fields }: LetterTypeDefinition, answers: Answers, context: LetterContext): Scope => ({
  fields: fieldsInScope(fields),
  answers,
  context,
})

/** The fields that placeholders can name, outside of lists or inside of one. */
export function fieldsInScope(fields: LetterField[], each?: string): Scope['fields'] {
  const list = fields.find(({ key }) => key === each)
  const columns = list?.type === 'list' ? [...list.columns, rowNumber] : []
  return new Map([...fields, ...columns].map((field) => [field.key, field]))
}

/** One scope for each row of a list; without a list the scope itself. In a draft an empty list has one row of blanks. */
export function scopesOf(scope: Scope, each: string | undefined): Scope[] {
  if (each === undefined) return [scope]
  const list = scope.fields.get(each)
  if (list?.type !== 'list') return []
  const rows = filledRows(scope.answers, each)
  const shown = rows.length === 0 && isDraft(scope) && isExpected(list, scope.answers) ? [{}] : rows
  const fields = fieldsInScope([...scope.fields.values()] as LetterField[], each)
  return shown.map((row: AnswerRow, at) => ({
    ...scope,
    fields,
    answers: { ...scope.answers, ...blanks(list.columns), ...row, [ROW_NUMBER]: String(at + 1) },
  }))
}

const blanks = (columns: CellField[]): AnswerRow => Object.fromEntries(columns.map(({ key }) => [key, '']))

const isDraft = ({ context }: Scope) => context.date === null

/** Whether a wording with this condition is printed. */
export const applies = (when: Condition | undefined, { answers }: Scope): boolean => !when || holds(when, answers)

/** Whether a wording would show an optional answer that was not given. */
export function isHollow(template: string, { fields, answers }: Scope): boolean {
  return placeholders(template).some(({ key }) => {
    const field = fields.get(key)
    if (!field || isExpected(field, answers)) return false
    return field.type === 'list' ? filledRows(answers, key).length === 0 : textOf(answers, key).trim() === ''
  })
}

/** The wording with its values. What is missing stands as '……' in a draft; an issued letter may miss nothing, so that it throws. */
export const write = (template: string, scope: Scope): string =>
  fillTemplate(template, (key, formatter) => writeValue(key, formatter, scope))

function writeValue(key: string, formatter: string | null, scope: Scope): string {
  const written = format(typedValue(key, scope), formatter)
  if (written) return written
  if (!isDraft(scope)) throw new Error(`The letter has no value for {${key}}`)
  return BLANK
}

function typedValue(key: string, { fields, answers, context }: Scope): string {
  const field = fields.get(key)
  if (!field) return contextType(key) ? (contextValue(context, key) ?? '') : ''
  if (field.type === 'list') return String(filledRows(answers, key).length || '')
  const value = tidy(textOf(answers, key), field.type === 'longtext')
  return field.type === 'nik' || field.type === 'kk' ? stripNumber(value) : value
}

/** A half-typed NIK in a preview, without the spaces it was typed with; 'belum ada' keeps its own. */
const stripNumber = (value: string) => (/^[\d\s.]+$/.test(value) ? stripSeparators(value) : value)
