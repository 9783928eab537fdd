import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'

/** Days on which strangers opened the verification page of a letter, the newest first, and how often in all. */
export type Checks = { total: number; days: { day: Date; checks: number }[] }

const MOST_DAYS = 31

/** How often and when a letter was checked, in the scope of its office; `days` are the newest 31 that had any. */
export async function findChecks(db: Db, site: Pick<Site, 'id'>, letterId: string): Promise<Checks> {
  const where = { siteId: site.id, letterId }
  const { _sum } = await db.letterCheck.aggregate({ where, _sum: { checks: true } })
  const days = await db.letterCheck.findMany({
    where,
    orderBy: { day: 'desc' },
    take: MOST_DAYS,
    select: { day: true, checks: true },
  })
  return { total: _sum.checks ?? 0, days }
}
