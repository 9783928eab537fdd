import type { Db } from '../../database/client.ts'
import type { Mandate, Official } from '../../database/generated/client.ts'
import type { Site } from '../../sites/site.ts'

/** A mandate with the official who holds it. */
export type HeldMandate = Mandate & { official: Official }

/** Who leads the site on a day, and every mandate that runs on it. */
export type Authorities = { head: Official | null; mandates: HeldMandate[] }

/**
 * Reads who may sign on a day (ISO date): the head in office, null where there is none, and the mandates that run on that
 * day and whose holder is in office on it. First and last day count.
 */
export async function findAuthorities(db: Db, site: Pick<Site, 'id'>, day: string): Promise<Authorities> {
  const on = new Date(day)
  const running = { since: { lte: on }, OR: [{ until: null }, { until: { gte: on } }] }
  const head = await db.official.findFirst({
    where: { siteId: site.id, rank: 'head', ...running },
    orderBy: [{ since: 'desc' }, { id: 'desc' }],
  })
  const mandates = await db.mandate.findMany({
    where: { siteId: site.id, ...running, official: running },
    include: { official: true },
    orderBy: [{ official: { sortOrder: 'asc' } }, { since: 'desc' }, { id: 'desc' }],
  })
  return { head, mandates }
}
