import { stripSeparators } from '../../shared/nik.ts'
import type { LetterBlock } from '../paper/content.ts'
import { type Answers, type Condition, holds } from './condition.ts'
import { contextType, contextValue, type LetterContext } from './context.ts'
import type { DefinitionBlock, DefinitionRow, LetterTypeDefinition } from './definition.ts'
import { isExpected, type LetterField } from './field.ts'
import { format } from './formatters.ts'
import { fillTemplate, placeholders } from './template.ts'
import { tidy } from './tidy.ts'

/** What stands in a draft where an answer is still missing. */
const BLANK = '……'

type Letter = { fields: Map<string, LetterField>; answers: Answers; context: LetterContext }

/**
 * The body of a letter: wording and answers, ready to be printed. Rows and paragraphs of empty optional answers are left
 * out. In a draft (a context without date) what is missing prints as '……'; in an issued letter nothing may be missing,
 * so that it throws instead.
 */
export function composeBody(definition: LetterTypeDefinition, answers: Answers, context: LetterContext): LetterBlock[] {
  const letter = { fields: new Map(definition.fields.map((field) => [field.key, field])), answers, context }
  return definition.body.flatMap((block) => composeBlock(block, letter))
}

const applies = (when: Condition | undefined, { answers }: Letter) => !when || holds(when, answers)

function composeBlock(block: DefinitionBlock, letter: Letter): LetterBlock[] {
  if (!applies(block.when, letter)) return []
  if (block.kind === 'paragraph')
    return [{ kind: 'paragraph', text: write(block.text, letter).replace(/\s*\n\s*/g, ' ') }]
  const rows = block.rows.filter((row) => applies(row.when, letter) && !isHollow(row, letter))
  return rows.length === 0 ? [] : [{ kind: 'identity', rows: rows.map((row) => composeRow(row, letter)) }]
}

/** Whether a row would show an optional answer that was not given. */
function isHollow(row: DefinitionRow, { fields, answers }: Letter): boolean {
  return placeholders(row.value).some(({ key }) => {
    const field = fields.get(key)
    return field !== undefined && !isExpected(field, answers) && (answers[key] ?? '').trim() === ''
  })
}

function composeRow(row: DefinitionRow, letter: Letter) {
  const { label, strong } = row
  return { label, value: write(row.value, letter), ...(strong ? { strong } : {}) }
}

const write = (template: string, letter: Letter): string =>
  fillTemplate(template, (key, formatter) => writeValue(key, formatter, letter))

function writeValue(key: string, formatter: string | null, letter: Letter): string {
  const written = format(typedValue(key, letter), formatter)
  if (written) return written
  if (letter.context.date !== null) throw new Error(`The letter has no value for {${key}}`)
  return BLANK
}

function typedValue(key: string, { fields, answers, context }: Letter): string {
  const field = fields.get(key)
  if (!field) return contextType(key) ? (contextValue(context, key) ?? '') : ''
  const value = tidy(answers[key] ?? '', field.type === 'longtext')
  return field.type === 'nik' || field.type === 'kk' ? stripNumber(value) : value
}

/** A half-typed NIK in a preview, without the spaces it was typed with; 'belum ada' keeps its own. */
const stripNumber = (value: string) => (/^[\d\s.]+$/.test(value) ? stripSeparators(value) : value)
