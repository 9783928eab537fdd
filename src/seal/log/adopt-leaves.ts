import type { Database, Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { appendLeaf } from './append-leaf.ts'
import type { LeafSource } from './leaf.ts'

const AT_ONCE = 300

type Owner = Pick<Site, 'id' | 'districtId' | 'regencyId'>

/**
 * Writes the leaves of all that the regency's sites had before its log began, so that the log begins with the register as
 * it was found. Once the log has an entry this is never done again: what then has no leaf is a forgery. Of two processes
 * that do it at once one fails, and finds it done when it tries again.
 */
export async function adoptLeaves(
  { database, sources }: { database: Database; sources: LeafSource[] },
  regency: Pick<Site, 'id'>,
): Promise<void> {
  const sites = await database.directory.site.findMany({
    where: { regencyId: regency.id },
    orderBy: { code: 'asc' },
    select: { id: true, districtId: true, regencyId: true },
  })
  for (const site of sites)
    for (const source of sources) while (await database.office(site.id, (db) => adoptSome(db, site, source)));
}

/** Whether there may be more. */
async function adoptSome(db: Db, site: Owner, source: LeafSource): Promise<boolean> {
  const unlogged = await source.listUnlogged(db, site, AT_ONCE)
  const read = await source.read(db, site, unlogged)
  for (const [at, { subject, part }] of unlogged.entries()) {
    const { what, facts } = read[at]!
    if (typeof facts === 'string') throw new Error(`The log cannot begin: ${what} ${facts}`)
    await appendLeaf(db, site, { subject, part, facts })
  }
  return unlogged.length === AT_ONCE
}
