import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { readStanding } from '../endorsement/village-page.ts'
import { findWrittenType } from '../find-draft-type.ts'
import type { Letter } from '../find-letter.ts'
import { findStack } from '../stack/find-stack.ts'
import { findStory } from './find-story.ts'
import { asksPassword, lineFor, mayEver } from './may-move.ts'
import { LETTER_MOVES } from './moves.ts'
import { tellLink } from './tell-link.ts'
import type { WaitingLook } from './waiting-page.ts'

/** What a letter's page tells while it waits: its story, what this officer may do, and whom they can tell of it. */
export async function readWaiting(
  db: Db,
  site: Site,
  letter: Letter,
  { officerId, now }: { officerId: string; now: Date },
): Promise<Omit<WaitingLook, 'message'>> {
  const { mover, letters } = await findStack(db, site, { officerId, now })
  const { status } = letter
  const count = await db.letter.count({ where: { siteId: site.id, status } })
  const issue = lineFor(LETTER_MOVES, { move: 'issue', state: status, order: 'first' }, mover)
  const isTheirs = letters.some(({ id }) => id === letter.id)
  return {
    definition: (await findWrittenType(db, site, letter)).definition,
    story: await findStory(db, site, letter),
    mayTakeBack: lineFor(LETTER_MOVES, { move: 'take-back', state: status }, mover) !== null,
    mayIssue:
      issue !== null && !asksPassword(issue) && (letter.replacesId === null || mayEver(LETTER_MOVES, 'replace', mover)),
    mayReturn: status === 'endorsed' && lineFor(LETTER_MOVES, { move: 'return', state: status }, mover) !== null,
    endorsement: status === 'asked' || status === 'endorsed' ? await readStanding(db, letter, now) : null,
    isTheirs,
    tell: isTheirs || status === 'asked' ? null : tellLink(site, mover.way, { status, count }),
  }
}
