import { sentenceOf } from '../../database/refusal.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import type { LetterDesk } from '../issue-letter.ts'
import type { Approval } from '../signing/signing-mode.ts'
import { makeEndorsedFile } from './endorse-letter.ts'
import { freezeEndorsement } from './freeze-endorsement.ts'

/** How a stack ended: how many letters are endorsed now, and of the others why not, in a sentence. */
export type StackOutcome = { endorsed: number; missed: string[] }

/**
 * Endorses letters one after the other, each in a short transaction of its own, while their files are made beside. What cannot
 * be endorsed keeps none of the others waiting: it stays where it is, and the outcome says why. Pressed twice, nothing is done twice.
 */
export async function endorseStack(
  desk: LetterDesk,
  district: Site,
  { letters, approval }: { letters: { id: string; version: number }[]; approval: Approval },
  doer: Doer,
): Promise<StackOutcome> {
  const missed: string[] = []
  const files: Promise<unknown>[] = []
  for (const letter of letters) {
    try {
      const frozen = await desk.database.endorser(district.id, (db) =>
        freezeEndorsement(db, district, { ...letter, approval }, doer),
      )
      if (frozen.state === 'endorsing') files.push(makeEndorsedFile(desk, frozen, doer.now).catch(left))
    } catch (error) {
      const why = sentenceOf(error)
      if (why === null) throw error
      missed.push(why)
    }
  }
  await Promise.all(files)
  return { endorsed: letters.length - missed.length, missed }
}

/** A file that could not be made now is made by the sweep: the letter has its register number. */
const left = () => {}
