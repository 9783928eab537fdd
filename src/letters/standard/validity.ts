import { addMonths, isoDate } from '../../shared/dates.ts'
import type { Answers } from './answers.ts'
import { answeredDay } from './answers-schema.ts'
import type { LetterTypeDefinition } from './definition.ts'

/** The last day on which a letter issued on `date` is valid, as an ISO date; null where it does not end. */
export function validUntil({ validity }: LetterTypeDefinition, answers: Answers, date: Date | string): string | null {
  if (validity.until) return answeredDay(answers, validity.until)
  return validity.months === null ? null : isoDate(addMonths(date, validity.months))
}
