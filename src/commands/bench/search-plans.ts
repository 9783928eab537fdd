/**
 * How Postgres finds what a search shows, behind row-level security, in a village with 1,000 news items and 500 products:
 * node src/commands/bench/search-plans.ts prints the plans and writes nothing.
 */
import { openDatabase } from '../../database/client.ts'
import { searchSite } from '../../search/search-site.ts'
import { findSiteByHost } from '../../sites/find-site.ts'
import { openScratchHouse } from '../trial/scratch-house.ts'
import { fillVillage } from './fill-village.ts'
import { fillAndWatch, statementsRan } from './watch-plans.ts'

const HOST = 'suwalan.localhost'

const house = await openScratchHouse()
try {
  await fillVillage(house.appUrl, HOST)
  await fillAndWatch(house.adminUrl, ['VACUUM ANALYZE', "ALTER ROLE balai_app SET auto_explain.log_buffers = 'on'"])
  const database = openDatabase(house.appUrl, 1)
  const site = await findSiteByHost(database, { scheme: 'http', port: null }, HOST)
  if (!site) throw new Error(`No site at ${HOST}`)
  const asked = { kind: null, page: 1, now: new Date() }
  // The first time the connection learns the tables.
  for (let time = 0; time < 2; time++)
    for (const typed of ['warga', 'pupuk sekretaris', 'wagra'])
      await database.visitor(site.id, (db) => searchSite(db, site, { ...asked, typed }))
  await database.close()
  const ran = statementsRan(house.folder).filter(({ query }) => query.includes('search_'))
  for (const { query, milliseconds, plan } of ran.slice(ran.length / 2))
    console.log(`${query.replaceAll(/\s+/g, ' ').slice(0, 300)}\n\n${plan}\n${milliseconds} ms\n`)
} finally {
  await house.close()
}
