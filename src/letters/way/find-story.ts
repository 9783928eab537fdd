import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import type { Letter } from '../find-letter.ts'
import type { LetterMove } from './moves.ts'

/** One thing that was done with a letter: by whom, when, why, and the letter's version from then on. */
export type Deed = {
  move: 'begin' | 'endorse' | LetterMove
  byId: string | null
  by: string
  at: Date
  reason: string
  version: number
}

const NAMED = { select: { id: true, name: true } } as const

/**
 * All that was done with a letter, in order: begun, its steps, issued, revoked or replaced; and what the district did with it
 * before it had a number.
 */
export async function findStory(db: Db, site: Pick<Site, 'id'>, { id }: Pick<Letter, 'id'>): Promise<Deed[]> {
  const letter = await db.letter.findUniqueOrThrow({
    where: { siteId_id: { siteId: site.id, id } },
    include: {
      createdBy: NAMED,
      issuedBy: NAMED,
      revokedBy: NAMED,
      replacement: { select: { issuedBy: NAMED } },
      steps: { include: { by: NAMED }, orderBy: { version: 'asc' } },
      endorsement: {
        select: { first: true, steps: { where: { place: 'district', move: { in: ['return', 'endorse'] } } } },
      },
    },
  })
  const { version } = letter
  const deed = (
    move: Deed['move'],
    by: { id: string; name: string } | null | undefined,
    at: Date | null,
    reason = '',
  ) => (at ? [{ move, byId: by?.id ?? null, by: by?.name ?? '', at, reason, version }] : [])
  const atDistrict = (letter.endorsement?.first ? letter.endorsement.steps : []).flatMap(
    ({ move, actorId, actor, at, reason }) =>
      deed(move as 'return' | 'endorse', { id: actorId, name: `${actor} (kecamatan)` }, at, reason),
  )
  const own = letter.steps.map(({ move, by, at, reason, version }) => ({
    move: move as LetterMove,
    byId: by.id,
    by: by.name,
    at,
    reason,
    version,
  }))
  return [
    ...deed('begin', letter.createdBy, letter.createdAt),
    ...[...own, ...atDistrict].sort((one, other) => one.at.getTime() - other.at.getTime()),
    ...deed('issue', letter.issuedBy, letter.issuedAt),
    ...deed('revoke', letter.revokedBy, letter.revokedAt, letter.revocationReason ?? ''),
    ...deed('replace', letter.replacement?.issuedBy, letter.replacedAt),
  ]
}

/** What was done with it last, by a move of the table; null of a draft that never left. */
export async function lastDeed(db: Db, site: Pick<Site, 'id'>, letter: Pick<Letter, 'id'>): Promise<Deed | null> {
  const last = (await findStory(db, site, letter)).at(-1)!
  return last.move === 'begin' ? null : last
}
