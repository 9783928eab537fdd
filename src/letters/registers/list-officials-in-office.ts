import type { Db } from '../../database/client.ts'
import type { Official } from '../../database/generated/client.ts'
import type { Site } from '../../sites/site.ts'

/** Everybody who is in office on a day (ISO date), in the order of the office: to whom a letter can be given. */
export async function listOfficialsInOffice(db: Db, site: Pick<Site, 'id'>, day: string): Promise<Official[]> {
  const on = new Date(day)
  return db.official.findMany({
    where: { siteId: site.id, since: { lte: on }, OR: [{ until: null }, { until: { gte: on } }] },
    orderBy: [{ sortOrder: 'asc' }, { since: 'asc' }, { id: 'asc' }],
  })
}
