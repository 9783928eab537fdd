import { isoDate, longDateWithDay } from '../../shared/dates.ts'
import type { LetterIntake } from './find-intake.ts'
import type { Work } from './find-work.ts'
import { formatPickUpCode } from './pick-up-code.ts'
import { missingOf, requirementsOf } from './requirements.ts'
import { type Asking, otherAtWork } from './work-words.ts'

/** Which page the panel stands on, and comes back to. */
export type AtCounter = 'draf' | 'periksa' | 'loket'

type Facts = {
  intake: LetterIntake | null
  requirements: readonly string[]
  work?: Work
  at: AtCounter
}

/** What views/letters/counter/panel.eta and at-work.eta read. */
export function counterPanel({ intake, requirements, work, at }: Facts, asking: Asking) {
  return {
    other: work ? otherAtWork(work, asking) : null,
    missing: intake ? missingOf(requirementsOf(requirements, intake.brought)) : [],
    intake: intake && intakeModel(intake, requirements, at),
  }
}

/** The form of what was brought and when the letter is promised. */
export function intakeModel(intake: LetterIntake, requirements: readonly string[], at: AtCounter) {
  const base = `/admin/surat/${intake.letterId}`
  return {
    action: `${base}/loket`,
    slip: `${base}/tanda-terima`,
    at,
    version: intake.version,
    code: formatPickUpCode(intake.code),
    promised: isoDate(intake.promisedOn),
    requirements: requirementsOf(requirements, intake.brought).map((each, place) => ({
      ...each,
      name: `syarat-${place}`,
    })),
  }
}

export type Standing = { word: string; state: 'good' | 'bad' | 'waiting' | 'off' }

/** How a promise stands today, while the letter is not issued. */
export function promiseStanding(promisedOn: Date, now: Date): Standing {
  const [day, today] = [isoDate(promisedOn), isoDate(now)]
  if (day < today) return { word: `Lewat janji: ${longDateWithDay(day)}`, state: 'bad' }
  if (day === today) return { word: 'Dijanjikan hari ini', state: 'waiting' }
  return { word: `Dijanjikan ${longDateWithDay(day)}`, state: 'off' }
}
