import type { Answers } from '../../letters/standard/condition.ts'
import type { LetterTypeDefinition } from '../../letters/standard/definition.ts'
import { isExpected, type LetterField, maxLengthOf } from '../../letters/standard/field.ts'
import { isoDate } from '../../shared/dates.ts'

/** What people commonly type, or as much as each field takes. */
export type Manner = 'plausible' | 'long'

const DAY_MS = 86_400_000
const NAMES = [
  'Siti Wahyuni Contoh',
  'Slamet Contoh Riyadi',
  "Nur'aini Contoh",
  'Drs. H. Suparno Contoh, M.Si.',
  'Dewi',
]
const WORDS =
  'Dusun Contoh RT 002 RW 001 Jalan Raya Pantura Kilometer Tujuh sebelah timur balai desa dekat musala An-Nur '
const LONG_NAME =
  'Raden Ajeng Hj. Siti Nur Aisyah Wahyuningtyas Kusumawardhani Contoh binti Muhammad Suparno Hadiningrat, S.Pd. '
const OF_PATTERN = ['3,2', '49', '2018', '1234567890123', '5']

/**
 * Answers to every question that a letter type asks (long: to every one it has), which its own form accepts; `turn` varies
 * them. The people are invented: district 99 of the regency does not exist.
 */
export function answersFor(definition: LetterTypeDefinition, manner: Manner, turn: number, now: Date): Answers {
  const all = manner === 'long' || turn % 2 === 1
  const answers: Answers = {}
  for (const field of definition.fields)
    if (all || isExpected(field, answers)) answers[field.key] = answerTo(field, manner, turn, now)
  return answers
}

function answerTo(field: LetterField, manner: Manner, turn: number, now: Date): string {
  const pick = (from: readonly string[]) => from[turn % from.length] as string
  if (field.options) return pick(field.options)
  if (field.pattern) return OF_PATTERN.find((each) => new RegExp(field.pattern as string, 'u').test(each)) ?? ''
  switch (field.type) {
    case 'nik':
      return `352399120485${9001 + (turn % 900)}`
    case 'kk':
      return `352399010110${9001 + (turn % 900)}`
    case 'date':
      return dayOf(field, now)
    case 'time':
      return '19.30'
    case 'money':
      return manner === 'long' ? '987654321' : '1.500.000'
    case 'number':
      return String(manner === 'long' ? (field.max ?? 999_999) : (field.min ?? 1))
    case 'phone':
      return '0812 3456 7890'
    case 'name':
      return manner === 'long' ? filled(LONG_NAME, maxLengthOf(field)) : pick(NAMES)
    default:
      return manner === 'long' ? filled(WORDS, maxLengthOf(field)) : pick(field.suggestions ?? [WORDS.slice(0, 26)])
  }
}

function dayOf(field: LetterField, now: Date): string {
  if (field.key.endsWith('tanggal_lahir')) return '1985-04-12'
  return isoDate(new Date(now.getTime() + (field.tense === 'future' ? 10 : -10) * DAY_MS))
}

const filled = (text: string, length: number): string =>
  text
    .repeat(Math.ceil(length / text.length))
    .slice(0, length)
    .trim()
