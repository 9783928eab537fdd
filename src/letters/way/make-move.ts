import type { Deed } from '../../accounts/audit/deeds.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { Conflict, Forbidden } from '../../shared/errors.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { startEndorsement, takeBackEndorsement } from '../endorsement/ask-endorsement.ts'
import { orderOf } from '../endorsement/find-order.ts'
import { readAsking } from '../endorsement/read-asking.ts'
import { findLetter, type Letter, lockLetter } from '../find-letter.ts'
import type { answeredFacts } from '../save-draft.ts'
import { findMover, type OfficeMover } from './find-mover.ts'
import { lastDeed } from './find-story.ts'
import { lineFor, mayEver } from './may-move.ts'
import { LETTER_MOVES, type LetterMove } from './moves.ts'
import { isEditable } from './states.ts'
import { alreadyDone, NOT_HERE, NOT_YOURS, outOfTurn } from './words.ts'

type Line = (typeof LETTER_MOVES)[number]
/** A step before the number: what comes with it or after it has a deed and columns of its own. */
type Step = Exclude<LetterMove, 'issue' | 'revoke' | 'replace'>
const DEEDS = {
  submit: { deed: 'letter.submit' },
  'take-back': { deed: 'letter.take-back' },
  pass: { deed: 'letter.pass' },
  return: { deed: 'letter.return' },
} as const satisfies Record<Step, { deed: Deed }>
/** What is written into the letter with the move that submits it. */
type Written = ReturnType<typeof answeredFacts> & { overrideReason: string | null }
type Office = Pick<Site, 'id' | 'kind' | 'districtId' | 'regencyId'>
/** Every role there is in the table. */
const WHOEVER = [...new Set(LETTER_MOVES.flatMap(({ by }) => [...by]))]

/** A move that someone begins: on the letter as they read it, where they say at which version. */
export type Beginning<Name extends LetterMove> = { id: string; version?: number; move: Name }

/**
 * 'open': the table allows it, the row is locked until the transaction ends. 'done': the same officer has made this very
 * move already, it was sent twice. 'changed': the letter was written on since it was read.
 */
export type Opened<Name extends LetterMove> =
  | { kind: 'open'; letter: Letter; line: Extract<Line, { move: Name }>; mover: OfficeMover }
  | { kind: 'done'; letter: Letter }
  | { kind: 'changed'; letter: Letter }

/**
 * The one place where a letter's move begins: locks it and reads the table of moves. Forbidden for whom the table never
 * lets make it; Conflict where the office does not work so, it is not the letter's turn, or somebody else was faster: it then
 * says who did what and when.
 */
export async function openMove<Name extends LetterMove>(
  db: Db,
  site: Office,
  { id, version, move }: Beginning<Name>,
  doer: Doer,
): Promise<Opened<Name>> {
  const letter = await lockLetter(db, site, id)
  const mover = await findMover(db, site, doer.officer.id)
  const order = await orderOf(db, site, letter)
  if (!mayEver(LETTER_MOVES, move, { ...mover, roles: WHOEVER }, order)) throw new Conflict(NOT_HERE)
  if (!mayEver(LETTER_MOVES, move, mover, order)) throw new Forbidden(NOT_YOURS[move])
  const line = lineFor(LETTER_MOVES, { move, state: letter.status, order }, mover)
  const unread = version !== undefined && letter.version !== version
  if (line && !unread) return { kind: 'open', letter, line, mover }

  const last = await lastDeed(db, site, letter)
  if (last?.move === move && last.byId === mover.officerId && (version === undefined || last.version === version + 1))
    return { kind: 'done', letter }
  if (last && (!line || (unread && last.version > version))) throw new Conflict(alreadyDone(last, doer.now))
  if (line) return { kind: 'changed', letter }
  throw new Conflict(outOfTurn(move, letter.status))
}

/**
 * Ends a move before the number: the letter's new state, the step in its story, the audit trail. What can be written on again is
 * without its reason; what goes to the district goes as it would be printed today, and is asked for there; what comes back after it
 * was endorsed there is endorsed no more.
 */
export async function finishMove(
  db: Db,
  site: Site,
  { letter, line }: { letter: Letter; line: Extract<Line, { move: Step }> },
  { reason = '', written, signer }: { reason?: string; written?: Written; signer?: string },
  doer: Doer,
): Promise<Letter> {
  const { officer, now, address } = doer
  const version = letter.version + 1
  const { id } = letter
  const forgotten = isEditable(line.to) ? { overrideReason: null } : {}
  const asking = line.to === 'asked' ? await readAsking(db, site, { ...letter, ...written }, { now, signer }) : null
  const content = asking ? { content: asking.content } : {}
  if (letter.status === 'endorsed') await takeBackEndorsement(db, site, { id, reason }, doer)
  await db.letter.updateMany({
    where: { siteId: site.id, id },
    data: { ...written, ...forgotten, ...content, status: line.to, version, updatedAt: now },
  })
  const step = { siteId: site.id, letterId: id, move: line.move, version, reason, byId: officer.id, at: now }
  await db.letterStep.createMany({ data: step })
  await recordAudit(db, site, { officer, ...DEEDS[line.move], subjectId: id, address })
  if (asking) await startEndorsement(db, site, { id, required: asking.required, first: true }, doer)
  return findLetter(db, site, id)
}

/** Makes a move that changes nothing but where the letter stands. */
export async function makeMove(
  db: Db,
  site: Site,
  { reason, signer, ...beginning }: Beginning<Step> & { reason?: string; signer?: string },
  doer: Doer,
): Promise<Letter> {
  const opened = await openMove(db, site, beginning, doer)
  if (opened.kind === 'done') return opened.letter
  if (opened.kind === 'changed') throw new Conflict(CHANGED)
  return finishMove(db, site, opened, { reason, signer }, doer)
}

/** Said where a letter was written on after somebody read it. */
export const CHANGED = 'Surat ini diubah setelah Anda membacanya. Baca lagi sebelum melanjutkan.'
