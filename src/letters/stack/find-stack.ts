import type { Db } from '../../database/client.ts'
import { isoDate } from '../../shared/dates.ts'
import type { Site } from '../../sites/site.ts'
import { ownSigner, type Signer, signersOn } from '../signing/signers-on.ts'
import { findMover, type OfficeMover } from '../way/find-mover.ts'
import { asksMandate, lineFor } from '../way/may-move.ts'
import { LETTER_MOVES } from '../way/moves.ts'

/** What waits for an officer: to be signed by them, or to be checked. */
export type Task = 'sign' | 'check'

/** A letter that waits for an officer, since when, and whether they have read it as it is now. */
export type Waiting = {
  id: string
  version: number
  typeName: string
  holderName: string
  since: Date
  submittedBy: string
  task: Task
  read: boolean
  overdue: boolean
}

/** All that waits for an officer, oldest first, and by whose name they would issue it. */
export type Stack = { mover: OfficeMover; own: Signer | null; signer: Signer | null; letters: Waiting[] }

const MOST = 100
/** What waits longer is overdue, and what was promised for a day that is over. */
const PATIENCE_MS = 24 * 60 * 60 * 1000

/** What waits for this officer at the moment, by the table of moves, at most a hundred letters. */
export async function findStack(
  db: Db,
  site: Site,
  { officerId, now }: { officerId: string; now: Date },
): Promise<Stack> {
  const mover = await findMover(db, site, officerId)
  const signers = await signersOn(db, site, isoDate(now))
  const own = mover.officialId === null ? null : ownSigner(signers, mover.officialId)
  const tasks = tasksOf(mover, own)
  const rows = await db.letter.findMany({
    where: { siteId: site.id, status: { in: Object.keys(tasks) } },
    orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: {
      id: true,
      version: true,
      status: true,
      typeName: true,
      holderName: true,
      updatedAt: true,
      intake: { select: { promisedOn: true } },
      readings: { where: { officerId }, select: { version: true } },
      steps: {
        where: { move: 'submit' },
        orderBy: { version: 'desc' },
        take: 1,
        select: { by: { select: { name: true } } },
      },
    },
  })
  const today = new Date(isoDate(now))
  const letters = rows.map(({ readings, steps, intake, updatedAt: since, status, ...letter }) => ({
    ...letter,
    since,
    submittedBy: steps[0]?.by.name ?? '',
    task: tasks[status]!,
    read: readings[0]?.version === letter.version,
    overdue: now.getTime() - since.getTime() > PATIENCE_MS || (intake !== null && intake.promisedOn < today),
  }))
  return { mover, own, signer: own ?? signers[0] ?? null, letters }
}

/** What this officer does with a letter in each of the states in which it waits for them. */
function tasksOf(mover: OfficeMover, own: Signer | null): Record<string, Task> {
  const tasks: Record<string, Task> = {}
  for (const state of ['submitted', 'checked']) {
    const issue = lineFor(LETTER_MOVES, { move: 'issue', state }, mover)
    if (issue && (!asksMandate(issue, mover) || own?.mandateId)) tasks[state] = 'sign'
    else if (lineFor(LETTER_MOVES, { move: 'pass', state }, mover)) tasks[state] = 'check'
  }
  return tasks
}

/** Whether the officer still has to look at it before anything else: what is read waits to be signed together. */
export const isOpen = ({ task, read }: Pick<Waiting, 'task' | 'read'>): boolean => task === 'check' || !read
