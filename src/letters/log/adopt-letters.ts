import type { Database, Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { appendLetterLeaf } from './append-letter-leaf.ts'
import { listUnlogged } from './list-unlogged.ts'
import { readLeaves } from './read-leaves.ts'

const AT_ONCE = 300

/**
 * Writes the leaves of all that the regency's sites had issued before its log began, so that the log begins with the
 * register as it was found. Once the log has an entry this is never done again: what then has no leaf is a forgery.
 */
export async function adoptLetters(database: Database, regency: Pick<Site, 'id'>): Promise<void> {
  const sites = await database.directory.site.findMany({ where: { regencyId: regency.id }, select: { id: true } })
  for (const site of sites) while (await database.office(site.id, (db) => adoptSome(db, site)));
}

/** Whether there may be more. */
async function adoptSome(db: Db, site: Pick<Site, 'id'>): Promise<boolean> {
  const unlogged = await listUnlogged(db, site, AT_ONCE)
  const read = await readLeaves(db, site, unlogged)
  for (const [at, { kind, subject, part }] of unlogged.entries()) {
    const { facts } = read[at]!
    if (!facts) throw new Error(`The ${kind} of letter ${subject} contradicts itself and cannot be logged`)
    const letter = await db.letter.findUniqueOrThrow({ where: { siteId_id: { siteId: site.id, id: subject } } })
    await appendLetterLeaf(db, letter, facts, part)
  }
  return unlogged.length === AT_ONCE
}
