import type { Database, Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { adoptLeaves } from './adopt-leaves.ts'
import type { LeafSource } from './leaf.ts'
import type { NoteKey, NoteSigner } from './note.ts'
import { orderLeaves } from './order-leaves.ts'
import { readLogSize } from './read-nodes.ts'
import { signCheckpoint } from './sign-checkpoint.ts'

type Regency = Pick<Site, 'id'>

/** What the log needs besides the database: whose hand signs, which keys ever did, and where its leaves come from. */
export type LogDesk = {
  database: Database
  now: () => Date
  /** The key that signs the regency's checkpoints. */
  signerOf(regency: Regency): Promise<NoteSigner>
  /** Every key that may have signed one. */
  keysOf(regency: Regency): Promise<NoteKey[]>
  sources: LeafSource[]
}

/** Orders all that waits in a regency's log and signs its head. Any number of processes may do it at the same time. */
export async function sequenceLog(desk: LogDesk, regency: Regency): Promise<void> {
  const { database, now, signerOf } = desk
  const at = <T>(work: (db: Db) => Promise<T>) => database.sequencer(regency.id, work)
  const found = await at((db) => lookAtLog(db, regency))
  if (found.waiting && found.size === 0) await adoptLeaves(desk, regency)
  for (let more: boolean | null = found.waiting; more; ) {
    more = await at((db) => orderLeaves(db, regency))
    if (more === null) return
  }
  if (!found.waiting && found.signed === found.size) return
  const signer = await signerOf(regency)
  await at((db) => signCheckpoint(db, regency, { signer, now: now() }))
}

async function lookAtLog(db: Db, regency: Regency): Promise<{ waiting: boolean; size: number; signed: number }> {
  const waiting = await db.logLeaf.findFirst({
    where: { regencyId: regency.id, position: null },
    select: { id: true },
  })
  const last = await db.logCheckpoint.findFirst({
    where: { siteId: regency.id },
    orderBy: { size: 'desc' },
    select: { size: true },
  })
  return { waiting: waiting !== null, size: await readLogSize(db, regency), signed: last?.size ?? 0 }
}
