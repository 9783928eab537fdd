import type { Answers } from '../standard/answers.ts'
import type { LetterTypeDefinition } from '../standard/definition.ts'
import { type Warning, warnings } from '../standard/warnings.ts'

/** The most letters of a reason. */
export const LONGEST_REASON = 200
const SHORTEST_REASON = 5

/** Why a letter is issued in spite of what is odd about its answers, and which fields are odd; null where nothing is. */
export type Override = { reason: string; fields: string[] }

/**
 * What stands in the way of issuing these answers: nothing where they raise no doubt (null), or where a reason is given; else
 * what is to be told.
 */
export function overrideOf(
  definition: LetterTypeDefinition,
  answers: Answers,
  { reason = '', now }: { reason?: string; now: Date },
): { ok: true; override: Override | null } | { ok: false; fault: string } {
  const found: Warning[] = warnings(definition, answers, now)
  if (found.length === 0) return { ok: true, override: null }
  const given = withoutNumbers(reason.trim().slice(0, LONGEST_REASON))
  if (given.length < SHORTEST_REASON) return { ok: false, fault: ASKS_REASON }
  return { ok: true, override: { reason: given, fields: [...new Set(found.map(({ field }) => field))] } }
}

const ASKS_REASON = 'Tulis mengapa surat tetap diterbitkan, misalnya “KTP memang tertulis begitu”.'

/** A NIK or a family card's number that slipped into a sentence is not kept. */
const withoutNumbers = (text: string): string => text.replaceAll(/\d(?:[\s.-]?\d){11,}/g, '…')
