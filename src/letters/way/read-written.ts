import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { orderOf } from '../endorsement/find-order.ts'
import { findWrittenType } from '../find-draft-type.ts'
import type { Letter } from '../find-letter.ts'
import type { LetterSource } from '../letter-content.ts'
import { readSource } from '../read-source.ts'
import type { Answers } from '../standard/answers.ts'
import type { LetterType } from '../standard/find-standard.ts'
import { findMover } from './find-mover.ts'
import { lineFor } from './may-move.ts'
import { LETTER_MOVES } from './moves.ts'
import { ownKey } from './signing-of.ts'
import { isWaiting } from './states.ts'

/** Who looks at it, at which moment, and whom they would have sign it. */
export type Looking = { officerId: string; now: Date; signer?: string }

/**
 * An unissued letter as this officer would issue it: what waits is signed by themselves where they may issue it, and as the
 * office signs. The source is null where nobody may sign today, or the one chosen may not.
 */
export async function readWritten(
  db: Db,
  site: Site,
  letter: Letter,
  { officerId, now, signer }: Looking,
): Promise<{ type: LetterType; source: LetterSource | null }> {
  const type = await findWrittenType(db, site, letter)
  const read = (chosen?: string) => readSource(db, site, type, letter.answers as Answers, now, chosen)
  if (!isWaiting(letter.status)) return { type, source: await read(signer) }
  const mover = await findMover(db, site, officerId)
  const order = await orderOf(db, site, letter)
  const issues = lineFor(LETTER_MOVES, { move: 'issue', state: letter.status, order }, mover) !== null
  const source = await read(signer ?? (issues ? await ownKey(db, site, mover, now) : undefined))
  return { type, source: source && { ...source, signing: mover.way.signing === 'electronic' ? 'internal' : 'wet' } }
}
