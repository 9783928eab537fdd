import type { Deed } from '../../accounts/audit/deeds.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { Conflict, Forbidden } from '../../shared/errors.ts'
import { newId } from '../../shared/id.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { lineFor, mayEver } from '../way/may-move.ts'
import { ENDORSEMENT_MOVES, type EndorsementMove } from '../way/moves.ts'
import { type Asked, lockAsked, type OwnEndorsement } from './find-asked.ts'
import { findMover, type StepMover } from './find-mover.ts'
import { alreadyDone, NOT_YOURS, outOfTurn } from './words.ts'

type Line = (typeof ENDORSEMENT_MOVES)[number]
export type Beginning = { id: string; move: EndorsementMove }
type Stands = Pick<OwnEndorsement, 'state' | 'first' | 'steps'>

/** 'done': the same officer has made this very step already, it was sent twice. */
export type Opened = { kind: 'open'; asked: Asked; line: Line; mover: StepMover } | { kind: 'done'; asked: Asked }

/**
 * Whether the table of moves lets the mover make this step now: its line, or null where the same officer has just made it.
 * Forbidden for whom the table never lets; Conflict, saying who did what, where somebody else was faster or it is not its turn.
 */
export function lineOf(move: EndorsementMove, stands: Stands | null, mover: StepMover): Line | null {
  if (!mayEver(ENDORSEMENT_MOVES, move, mover)) throw new Forbidden(NOT_YOURS[move])
  const order = stands?.first ? 'first' : 'after'
  const line = lineFor(ENDORSEMENT_MOVES, { move, state: stands?.state ?? 'none', order }, mover)
  if (line) return line
  const last = stands?.steps.at(-1)
  if (last?.move === move && last.actorId === mover.officerId) return null
  throw new Conflict(last && last.move !== 'ask' ? alreadyDone(last) : outOfTurn(stands?.state ?? 'none'))
}

/** The one place where a district's step begins: locks the endorsement and reads the table of moves. Only a valid letter goes on. */
export async function openStep(
  db: Db,
  district: Pick<Site, 'id' | 'kind'>,
  { id, move }: Beginning,
  { officer }: Doer,
): Promise<Opened> {
  const asked = await lockAsked(db, district, id)
  const mover = await findMover(db, district, officer.id)
  const line = lineOf(move, asked, mover)
  if (!line) return { kind: 'done', asked }
  if (isGone(asked.letter)) throw new Conflict(GONE)
  return { kind: 'open', asked, line, mover }
}

/** Whether its village ended the letter, so that nothing more is done at the district. */
export const isGone = ({ status }: { status: string }): boolean => status === 'revoked' || status === 'replaced'

/** Said of a letter that its village revoked or replaced while it waited. */
export const GONE = 'Surat ini sudah tidak berlaku: desanya mencabut atau menggantinya.'

type Finishing = {
  asked: Pick<Asked, 'siteId' | 'letterId' | 'districtId' | 'regencyId' | 'version' | 'first'>
  move: EndorsementMove
  mover: StepMover
  state: string
  reason?: string
  /** Where the step brings a letter that has no number yet. */
  brings?: 'returned' | 'endorsed'
  written?: Prisma.EndorsementUpdateManyMutationInput
  detail?: Prisma.InputJsonObject
}

/** What the trail calls each step. */
const RECORDED: Record<EndorsementMove, { deed: Deed }> = {
  ask: { deed: 'endorsement.ask' },
  return: { deed: 'endorsement.return' },
  pass: { deed: 'endorsement.pass' },
  endorse: { deed: 'endorsement.endorse' },
  'record-pen': { deed: 'endorsement.record-pen' },
}

/**
 * Ends a step: where the endorsement stands now, and a letter without a number with it, the step in its story, a line in the
 * trail of the village and of the district.
 */
export async function finishStep(
  db: Db,
  { asked, move, mover, state, reason = '', brings, written, detail }: Finishing,
  { now, address }: Doer,
): Promise<void> {
  const { siteId, letterId, districtId, regencyId, version } = asked
  await db.endorsement.updateMany({
    where: { siteId, letterId },
    data: { ...written, state, version: version + 1, updatedAt: now },
  })
  if (asked.first && brings) await bringBack(db, asked, brings, now)
  await recordStep(db, { siteId, letterId, districtId, regencyId }, { move, mover, reason }, now)
  await recordBoth(db, { siteId, letterId, districtId }, { ...RECORDED[move], mover, address, detail })
}

/** A letter without a number goes back to its village, in the state that the district's step says. */
async function bringBack(
  db: Db,
  { siteId, letterId: id }: Pick<Asked, 'siteId' | 'letterId'>,
  status: 'returned' | 'endorsed',
  now: Date,
): Promise<void> {
  const forgotten = status === 'returned' ? { overrideReason: null } : {}
  const where = { siteId, id, status: 'asked' }
  await db.letter.updateMany({ where, data: { ...forgotten, status, version: { increment: 1 }, updatedAt: now } })
}

/** A step of the story: a move of the district's table, or its village's that comes with the letter's own. */
export type StepMove = EndorsementMove | 'take-back'
type OfLetter = Pick<Asked, 'siteId' | 'letterId' | 'districtId' | 'regencyId'>

/** One line of the endorsement's story. */
export async function recordStep(
  db: Db,
  of: OfLetter,
  { move, mover, reason = '' }: Pick<Finishing, 'mover' | 'reason'> & { move: StepMove },
  at: Date,
): Promise<void> {
  const { officerId: actorId, name: actor, at: place } = mover
  await db.endorsementStep.createMany({ data: { ...of, id: newId(), at, move, place, actorId, actor, reason } })
}

type Told = {
  deed: Deed
  mover: Pick<StepMover, 'officerId' | 'name' | 'at'>
  address: string
  detail?: Prisma.InputJsonObject
}

/**
 * Writes a deed to the trail of the district and of the village: as an officer's at their own site, by name at the other; with the
 * letter's number, or its type before it has one, since the district's trail cannot look it up.
 */
export async function recordBoth(
  db: Db,
  { siteId, letterId, districtId }: Pick<OfLetter, 'siteId' | 'letterId' | 'districtId'>,
  { deed, mover, address, detail }: Told,
): Promise<void> {
  const own = { id: mover.at === 'district' ? districtId : siteId }
  const other = { id: mover.at === 'district' ? siteId : districtId }
  const told = { deed, subjectId: letterId, address }
  const letter = await db.letter.findUnique({
    where: { siteId_id: { siteId, id: letterId } },
    select: { number: true, typeName: true },
  })
  const named = letter?.number ? { number: letter.number } : { title: letter?.typeName ?? '' }
  const facts = { ...detail, ...named }
  await recordAudit(db, own, { ...told, officer: { id: mover.officerId }, detail: facts })
  await recordAudit(db, other, { ...told, officer: null, detail: { ...facts, by: mover.name } })
}

/** Makes a district's step that changes nothing but where the endorsement stands: on to the camat, or back to the village. */
export async function makeStep(
  db: Db,
  district: Pick<Site, 'id' | 'kind'>,
  { reason, ...beginning }: Beginning & { reason?: string },
  doer: Doer,
): Promise<void> {
  const opened = await openStep(db, district, beginning, doer)
  if (opened.kind === 'done') return
  const { asked, line, mover } = opened
  const brings = 'brings' in line ? line.brings : undefined
  await finishStep(db, { asked, move: line.move, mover, state: line.to, reason, brings }, doer)
}
