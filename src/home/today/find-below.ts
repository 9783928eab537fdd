import type { Database } from '../../database/client.ts'
import { findLastNewsDays } from '../../news/find-last-news-days.ts'
import { isoDate } from '../../shared/dates.ts'
import { type ListedSite, listSitesBelow } from '../../sites/list-sites-below.ts'
import type { Site } from '../../sites/site.ts'

/** So long without news, and a village is quiet. */
export const QUIET_DAYS = 30

export type BelowSite = ListedSite & { lastNews: Date | null; quiet: boolean }

/** The sites below a district or regency, and of the villages whether they are quiet. */
export async function findBelow(database: Database, site: Site, now: Date): Promise<BelowSite[]> {
  const since = new Date(now.getTime() - QUIET_DAYS * 86_400_000)
  return database.portal(site.id, async (db) => {
    const days = await findLastNewsDays(db, site)
    const sites = await listSitesBelow(db, site)
    return sites.map((each) => {
      const lastNews = days.get(each.id) ?? null
      return { ...each, lastNews, quiet: each.kind === 'village' && (lastNews === null || lastNews < since) }
    })
  })
}

export type AskedToday = { waiting: number; passed: number; overdue: number }

/** Letters of the villages that wait at the district: for the staff, for the camat, and past the promised day. */
export async function findAskedToday(database: Database, district: Pick<Site, 'id'>, now: Date): Promise<AskedToday> {
  const rows = await database.endorser(
    district.id,
    (db) => db.$queryRaw<AskedToday[]>`
      SELECT count(*) FILTER (WHERE e.state = 'waiting')::int AS waiting, count(*) FILTER (WHERE e.state = 'passed')::int AS passed,
        count(*) FILTER (WHERE e.due_on < ${isoDate(now)}::date)::int AS overdue
      FROM endorsement e JOIN letter l ON l.site_id = e.site_id AND l.id = e.letter_id
      WHERE e.district_id = ${district.id}::uuid AND e.state IN ('waiting', 'passed') AND l.status NOT IN ('revoked', 'replaced')`,
  )
  return rows[0]!
}
