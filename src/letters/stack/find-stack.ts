import type { Db } from '../../database/client.ts'
import { isoDate } from '../../shared/dates.ts'
import type { Site } from '../../sites/site.ts'
import { isItsSigner } from '../endorsement/as-endorsed.ts'
import { listFirst } from '../endorsement/find-order.ts'
import { ownSigner, type Signer, signersOn } from '../signing/signers-on.ts'
import { findMover, type OfficeMover } from '../way/find-mover.ts'
import { asksMandate, asksPassword, lineFor } from '../way/may-move.ts'
import type { Order } from '../way/move.ts'
import { LETTER_MOVES } from '../way/moves.ts'
import { WAITING } from '../way/states.ts'

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
  /** What the officer does with it when they have read it, in words. */
  press: string
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
  const tasks = { first: tasksOf(mover, own, 'first'), after: tasksOf(mover, own, 'after') }
  const rows = await db.letter.findMany({
    where: { siteId: site.id, status: { in: [...Object.keys(tasks.first), ...Object.keys(tasks.after)] } },
    orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: {
      id: true,
      version: true,
      status: true,
      typeSlug: true,
      standardVersion: true,
      answers: true,
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
  const first = await listFirst(db, site, rows)
  const others = await listOthers(db, site, { ids: idsOf(rows, 'endorsed'), mover, own })
  const letters = rows.flatMap(({ readings, steps, intake, updatedAt: since, status, ...row }) => {
    const task = tasks[first.has(row.id) ? 'first' : 'after'][status]
    if (!task || others.has(row.id)) return []
    const { id, version, typeName, holderName } = row
    const letter = { id, version, typeName, holderName, ...task }
    return [
      {
        ...letter,
        since,
        submittedBy: steps[0]?.by.name ?? '',
        read: readings[0]?.version === letter.version,
        overdue: now.getTime() - since.getTime() > PATIENCE_MS || (intake !== null && intake.promisedOn < today),
      },
    ]
  })
  return { mover, own, signer: own ?? signers[0] ?? null, letters }
}

const idsOf = (rows: { id: string; status: string }[], status: string) =>
  rows.filter((row) => row.status === status).map(({ id }) => id)

type Endorsed = { ids: string[]; mover: OfficeMover; own: Signer | null }

/** Of letters that the district endorsed those that this officer does not sign: with the pen the head has any of them signed. */
async function listOthers(db: Db, site: Pick<Site, 'id'>, { ids, mover, own }: Endorsed): Promise<Set<string>> {
  if (ids.length === 0 || (mover.roles.includes('head') && mover.way.signing !== 'electronic')) return new Set()
  const endorsed = await db.letter.findMany({
    where: { siteId: site.id, id: { in: ids } },
    select: { id: true, content: true },
  })
  return new Set(endorsed.filter(({ content }) => !own || !isItsSigner(own, content)).map(({ id }) => id))
}

type Tasks = Record<string, Pick<Waiting, 'task' | 'press'>>

/** What this officer does with a letter in each of the states in which it waits for them. */
function tasksOf(mover: OfficeMover, own: Signer | null, order: Order): Tasks {
  const tasks: Tasks = {}
  for (const state of WAITING) {
    const issue = lineFor(LETTER_MOVES, { move: 'issue', state, order }, mover)
    const pass = lineFor(LETTER_MOVES, { move: 'pass', state, order }, mover)
    const signs = issue !== null && asksPassword(issue)
    if (signs && (!asksMandate(issue, mover) || own?.mandateId)) tasks[state] = { task: 'sign', press: issue.words }
    else if (pass) tasks[state] = { task: 'check', press: pass.words }
  }
  return tasks
}

/** Whether the officer still has to look at it before anything else: what is read waits to be signed together. */
export const isOpen = ({ task, read }: Pick<Waiting, 'task' | 'read'>): boolean => task === 'check' || !read
