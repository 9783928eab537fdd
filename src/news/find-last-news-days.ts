import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'

/** When each village of a district or regency last published, by its id. Opened in the portal's scope. */
export async function findLastNewsDays(db: Db, site: Site): Promise<Map<string, Date>> {
  const below = site.kind === 'regency' ? { regencyId: site.id } : { districtId: site.id }
  const rows = await db.news.groupBy({
    by: ['siteId'],
    where: { ...below, status: 'published' },
    _max: { publishedAt: true },
  })
  return new Map(rows.flatMap(({ siteId, _max }) => (_max.publishedAt ? [[siteId, _max.publishedAt] as const] : [])))
}
