import type { Db } from '../database/client.ts'
import { originOf } from '../sites/origin-of.ts'
import { type Site, siteTitle } from '../sites/site.ts'

/** Where each of these sites is and what it is called, by its id: for what a portal found at its villages. */
export async function findVillageNames(
  db: Db,
  site: Site,
  ids: string[],
): Promise<Map<string, { origin: string; title: string }>> {
  const rows = await db.site.findMany({
    where: { id: { in: ids } },
    include: { domains: { where: { primary: true } } },
  })
  return new Map(
    rows.map((row) => {
      const host = row.domains[0]?.host
      const title = siteTitle({ ...row, kind: row.kind as Site['kind'] })
      return [row.id, { origin: host ? originOf(site, host) : site.origin, title }]
    }),
  )
}
