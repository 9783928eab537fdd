import { recordAudit } from '../../accounts/record-audit.ts'
import type { Database, Db } from '../../database/client.ts'
import type { KeptCheckpoint } from '../../database/generated/client.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { findNewestCheckpoint, type LogCheckpoint } from './find-checkpoint.ts'
import { consistencySpans } from './merkle.ts'
import { type NoteKey, openCheckpoint } from './note.ts'
import { provesConsistency } from './proof-checks.ts'
import { MissingNode, readSpans } from './read-nodes.ts'
import type { LogDesk } from './sequence-log.ts'

export type { KeptCheckpoint }

type District = Pick<Site, 'id' | 'regencyId'>
type Keeper = Pick<LogDesk, 'database' | 'now' | 'keysOf'>

const HOUR_MS = 3_600_000

/** Lets every district of the regency keep the newest checkpoint, unless it kept one within the hour. */
export async function keepCheckpoints(desk: Keeper, regency: Pick<Site, 'id'>): Promise<void> {
  const { database, now } = desk
  const districts = await database.directory.site.findMany({
    where: { regencyId: regency.id, kind: 'district', closedAt: null },
    select: { id: true, regencyId: true },
  })
  for (const district of districts) {
    const last = await database.office(district.id, (db) => findLastKept(db, district, {}))
    if (!last || last.keptAt.getTime() <= now().getTime() - HOUR_MS) await keepCheckpoint(desk, district)
  }
}

/**
 * Keeps the newest checkpoint of the regency's log at a district, checked as an outsider would: its signature, and that its
 * log begins with the log of the last one that agreed. One that does not is kept too, as evidence. Nothing is kept twice. The
 * trail names the officer who asked for it.
 */
export async function keepCheckpoint(
  { database, now, keysOf }: Keeper,
  district: District,
  doer?: Doer,
): Promise<void> {
  const regency = { id: district.regencyId }
  // What was kept is read first: a checkpoint that is signed in between is newer, and no shorter log.
  const last = await database.office(district.id, (db) => findLastKept(db, district, { agrees: true }))
  const newest = await database.verifier(regency.id, (db) => findNewestCheckpoint(db, regency))
  if (!newest) return
  const { size, root, note } = newest
  if (last?.size === size && last.root.every((byte, at) => byte === root[at])) return
  const agrees = openedAs(newest, await keysOf(regency)) && (!last || (await follows(database, last, newest)))
  await database.office(district.id, async (db) => {
    const { count } = await db.keptCheckpoint.createMany({
      data: { siteId: district.id, size, root, note, keptAt: now(), agrees },
      skipDuplicates: true,
    })
    if (!doer || count === 0) return
    const { officer, address } = doer
    await recordAudit(db, district, { officer, deed: 'log.keep', detail: { size }, address })
  })
}

/** All that a district keeps, the newest first. */
export const listKept = (db: Db, district: Pick<Site, 'id'>): Promise<KeptCheckpoint[]> =>
  db.keptCheckpoint.findMany({ where: { siteId: district.id }, orderBy: [{ keptAt: 'desc' }, { size: 'desc' }] })

const findLastKept = (db: Db, district: Pick<Site, 'id'>, which: { agrees?: true }): Promise<KeptCheckpoint | null> =>
  db.keptCheckpoint.findFirst({
    where: { siteId: district.id, ...which },
    orderBy: [{ keptAt: 'desc' }, { size: 'desc' }],
  })

const openedAs = ({ note, size, root }: LogCheckpoint, keys: NoteKey[]): boolean => {
  const opened = openCheckpoint(note, keys)
  return opened?.size === size && opened.root.equals(root)
}

async function follows(database: Database, older: KeptCheckpoint, newer: LogCheckpoint): Promise<boolean> {
  if (newer.size < older.size) return false
  try {
    const proof = await database.verifier(newer.siteId, (db) =>
      readSpans(db, { id: newer.siteId }, consistencySpans(older.size, newer.size)),
    )
    return provesConsistency({ older, newer, proof })
  } catch (error) {
    if (error instanceof MissingNode) return false
    throw error
  }
}
