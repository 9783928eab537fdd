import { z } from 'zod'
import { parseIsoDate } from '../../shared/dates.ts'
import { stripSeparators } from '../../shared/nik.ts'
import type { Answers } from './condition.ts'
import type { LetterTypeDefinition } from './definition.ts'
import { inSentence, isExpected, type LetterField } from './field.ts'
import { missingMessage, readAnswer } from './read-answer.ts'

const DRAFT_LIMIT = 4000

/**
 * The form of a letter type: what a browser sends in, clean answers out, one for each field ('' where an optional one is
 * empty). Dates become ISO, money and numbers digits, a NIK its 16 digits; text stays as typed but for stray spaces.
 * All mistakes are told at once, each at its field, each as a sentence that says what to do.
 */
export function answersSchema(definition: LetterTypeDefinition, today: Date) {
  return typedAnswers(definition).transform((typed, ctx): Answers => {
    const answers: Answers = {}
    const refuse = (key: string, message: string) => ctx.addIssue({ code: 'custom', path: [key], message })
    for (const field of definition.fields) {
      const read = readAnswer(field, typed[field.key] ?? '', today)
      answers[field.key] = read.ok ? read.value : ''
      if (!read.ok) refuse(field.key, read.message)
      else if (read.value === '' && isExpected(field, typed)) refuse(field.key, missingMessage(field))
    }
    for (const field of definition.fields) {
      const message = tooEarly(field, answers, definition.fields)
      if (message) refuse(field.key, message)
    }
    return answers
  })
}

function tooEarly(field: LetterField, answers: Answers, fields: LetterField[]): string | null {
  const [day, first] = [answers[field.key], answers[field.notBefore ?? '']]
  if (!day || !first || day >= first) return null
  const other = fields.find(({ key }) => key === field.notBefore)
  return `${field.label} lebih awal daripada ${inSentence(other?.label ?? '')}. Periksa kedua tanggal.`
}

/** A half-filled form: keeps what was typed, letter for letter, only bounded and without what a database cannot hold. */
export function draftSchema(definition: LetterTypeDefinition) {
  return typedAnswers(definition)
}

/** What was typed into the fields of this type; anything else that was sent is left out. */
function typedAnswers({ fields }: LetterTypeDefinition) {
  return z
    .record(z.string(), z.unknown())
    .catch({})
    .transform((sent): Answers => Object.fromEntries(fields.map(({ key }) => [key, asText(sent[key])])))
}

function asText(sent: unknown): string {
  return typeof sent === 'string' ? sent.slice(0, DRAFT_LIMIT).toWellFormed().replaceAll('\u0000', '') : ''
}

/** Who holds the letter: the name, and the NIK where one is known ('' otherwise). Of half-typed answers too. */
export function holderOf({ holder }: LetterTypeDefinition, answers: Answers): { name: string; nik: string } {
  const nik = stripSeparators((holder.nik && answers[holder.nik]) || '')
  return { name: answers[holder.name] ?? '', nik: /^\d{16}$/.test(nik) ? nik : '' }
}

/** The answers as a new form starts with them. */
export function firstAnswers({ fields }: LetterTypeDefinition): Answers {
  return Object.fromEntries(fields.map(({ key, default: first }) => [key, first ?? '']))
}

/** The ISO day an answer names; null while it is none. */
export const answeredDay = (answers: Answers, key: string): string | null => {
  const answer = answers[key] ?? ''
  return parseIsoDate(answer) ? answer : null
}
