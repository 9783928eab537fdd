import type { AnswerRow, Answers } from '../../letters/standard/answers.ts'
import type { LetterTypeDefinition } from '../../letters/standard/definition.ts'
import {
  type CellField,
  isExpected,
  type ListField,
  maxLengthOf,
  type PlainField,
  YES,
} from '../../letters/standard/field.ts'
import { questionsOf } from '../../letters/standard/questions.ts'

/** How answers are made up: which questions are answered, how many rows a list has, and what a text says. */
type Manner = {
  optional: () => boolean
  rows: (list: ListField) => number
  text: (field: CellField, nth: number) => string
  choose: (options: string[], nth: number) => string
  /** Answers that are set beforehand, such as one choice of an enum. */
  given: AnswerRow
}

const plain: Manner = {
  optional: () => false,
  rows: () => 2,
  text: (field, nth) => sayWhatIsUsual(field, nth),
  choose: (options, nth) => options[nth % options.length] ?? '',
  given: {},
}

/** What an officer types when everything required is known and nothing optional is. */
export const plausibleAnswers = (type: LetterTypeDefinition, given: AnswerRow = {}): Answers =>
  build(type, { ...plain, rows: ({ minRows }) => Math.max(2, minRows), given })

/** The same with everything optional, too: districts asked, three rows a list. */
export const fullAnswers = (type: LetterTypeDefinition, given: AnswerRow = {}): Answers =>
  build(type, { ...plain, optional: () => true, rows: ({ minRows }) => Math.max(3, minRows), given })

/** The longest an officer can type: every text as long as it may be, names of 100 letters, as many rows as there may be. */
export const extremeAnswers = (type: LetterTypeDefinition, given: AnswerRow = {}): Answers =>
  build(type, { ...plain, optional: () => true, rows: ({ maxRows }) => maxRows, text: sayTheMost, given })

/** Everything filled, and a word of its own in every free text and cell. */
export const wordedAnswers = (type: LetterTypeDefinition, given: AnswerRow = {}): Answers =>
  build(type, {
    ...plain,
    optional: () => true,
    text: (field, nth) => (field.pattern ? sayWhatIsUsual(field, nth) : uniqueWord(nth)),
    given,
  })

const ODD = [
  "Ma'ruf Al-Amin, S.Pd.",
  '<b>Ani</b> & "Budi"',
  '{nama|rupiah}',
  '$& $1',
  'Øystein Çelik',
  'a.n. u.b.',
  '\\n',
]

/** Any answers a form may take, by a random number from 0 to 1: odd names, short and long texts, any choice and number of rows. */
export function randomAnswers(type: LetterTypeDefinition, random: () => number): Answers {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  return build(type, {
    optional: () => random() < 0.5,
    rows: ({ minRows, maxRows }) => minRows + Math.floor(random() * (maxRows - minRows + 1)),
    text: (field, nth) => {
      const odd = (each: CellField) => [...pick(ODD)].slice(0, maxLengthOf(each)).join('')
      return pick([sayWhatIsUsual, sayTheMost, field.pattern ? sayWhatIsUsual : odd])(field, nth)
    },
    choose: (options) => pick(options),
    given: {},
  })
}

/** Every choice of every enum of a type, one at a time. */
export const everyChoice = (type: LetterTypeDefinition): AnswerRow[] =>
  type.fields.flatMap((field) =>
    field.type === 'enum' ? (field.options ?? []).map((option) => ({ [field.key]: option })) : [],
  )

function build(type: LetterTypeDefinition, manner: Manner): Answers {
  const count = { cells: 0, people: 0 }
  const questions = questionsOf(type)
  const plain = questions.filter((field) => field.type !== 'list')
  const answers: Answers = answerCells(plain, manner, count)
  for (const field of questions) {
    if (field.type !== 'list') continue
    const asked = isExpected(field, answers) || manner.optional()
    const rows = asked ? Math.min(manner.rows(field), field.maxRows) : 0
    answers[field.key] = Array.from({ length: rows }, () => answerCells(field.columns, { ...manner, given: {} }, count))
  }
  return answers
}

type Count = { cells: number; people: number }

function answerCells(fields: (CellField | PlainField)[], manner: Manner, count: Count): AnswerRow {
  const row: AnswerRow = {}
  const turn = (field: CellField) => (field.type === 'nik' ? 2 : typeof field.required === 'boolean' ? 0 : 1)
  for (const field of fields.toSorted((one, other) => turn(one) - turn(other))) {
    const asked = isExpected(field, row) || (field.required === false && manner.optional())
    row[field.key] = asked ? (manner.given[field.key] ?? answerCell(field, row, manner, count)) : ''
  }
  return row
}

function answerCell(field: CellField | PlainField, row: AnswerRow, { text, choose }: Manner, count: Count): string {
  const nth = ++count.cells
  switch (field.type) {
    case 'nik':
      return nikOf(row[field.birthDate ?? ''] || '1985-03-12', row[field.sex ?? ''] || 'Laki-laki', ++count.people)
    case 'kk':
      return `352399010110${9000 + nth}`
    case 'date':
      return dateOf(field, row, nth)
    case 'time':
      return '19.30'
    case 'money':
      return '1500000'
    case 'number':
      return String(
        Math.min(field.max ?? 99, Math.max(field.min ?? 0, field.min === 1800 || field.min === 1900 ? 2018 : 2)),
      )
    case 'enum':
      return ('default' in field ? field.default : undefined) ?? choose(field.options ?? [], nth)
    case 'phone':
      return '081234567890'
    case 'check':
      return YES
    default:
      return text(field, nth)
  }
}

/** A NIK of a district that does not exist, which fits birth date and sex. */
function nikOf(birth: string, sex: string, nth: number): string {
  const [year = '', month = '', day = ''] = birth.split('-')
  const coded = String(Number(day) + (sex === 'Perempuan' ? 40 : 0)).padStart(2, '0')
  return `352399${coded}${month}${year.slice(2)}${9000 + nth}`
}

function dateOf(field: CellField, row: AnswerRow, nth: number): string {
  const day = String(1 + (nth % 28)).padStart(2, '0')
  if (field.key.endsWith('tanggal_lahir')) return `${1950 + (nth % 50)}-03-${day}`
  if (field.tense === 'past') return `2025-10-${day}`
  const first = row[field.notBefore ?? '']
  return first ? first.replace(/^2030-12/, '2031-01') : `2030-12-${day}`
}

const NAMES = [
  'Budi Santoso',
  'Siti Rahayu',
  'Ahmad Fauzi',
  'Dewi Lestari',
  'Suparno',
  'Nur Aini',
  'Agus Setiawan',
  'Sri Wahyuni',
]

/** The example of the question's own hint, its first suggestion, or what is usual for its type. */
function sayWhatIsUsual(field: CellField, nth: number): string {
  if (field.type === 'name') return NAMES[nth % NAMES.length] ?? ''
  const example = /[Mm]isalnya:? (.+?)(?: atau .*)?$/.exec(field.hint ?? '')?.[1]
  if (field.pattern) return patterned(field.pattern, example)
  const usual = field.suggestions?.[0] ?? example ?? (field.type === 'place' ? 'Tuban' : 'Dusun Krajan RT 002/RW 001')
  return [...usual].slice(0, maxLengthOf(field)).join('').trim()
}

const patterned = (pattern: string, example = ''): string =>
  [example, '1234567890123', '49'].find((each) => new RegExp(pattern, 'u').test(each)) ?? ''

const LONG = 'Kusumawardhani Mangkunegara Hadiningrat Wirayudha Prawirodirjo '

/** As many letters as the question takes, in words, the first of them its own. */
function sayTheMost(field: CellField, nth: number): string {
  if (field.pattern) return sayWhatIsUsual(field, nth)
  const most = maxLengthOf(field)
  const words = `${uniqueWord(nth)} ${LONG.repeat(Math.ceil(most / LONG.length))}`.slice(0, most)
  return words.endsWith(' ') ? `${words.slice(0, -1)}a` : words
}

/** A word for each number, of letters alone: 'Qaab'. */
function uniqueWord(nth: number): string {
  const letters = [nth / 676, nth / 26, nth].map((part) => String.fromCharCode(97 + (Math.floor(part) % 26)))
  return `Q${letters.join('')}x`
}
