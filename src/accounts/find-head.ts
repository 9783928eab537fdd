import type { Db } from '../database/client.ts'
import type { Official } from '../database/generated/client.ts'
import type { Site } from '../sites/site.ts'

/** The kades, lurah or camat of the site on this day (ISO date); null where none is in office. */
export async function findHead(db: Db, site: Pick<Site, 'id'>, day: string): Promise<Official | null> {
  const on = new Date(day)
  return db.official.findFirst({
    where: { siteId: site.id, rank: 'head', since: { lte: on }, OR: [{ until: null }, { until: { gte: on } }] },
    orderBy: { since: 'desc' },
  })
}
