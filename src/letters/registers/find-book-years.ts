import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { yearsOfNumbers } from '../numbers/report-numbers.ts'

/** The years that the site's books have lines of, and this one, the newest first. */
export async function findBookYears(db: Db, site: Pick<Site, 'id'>, thisYear: number): Promise<number[]> {
  const incoming = await db.incomingCounter.findMany({ where: { siteId: site.id }, select: { year: true } })
  const years = [thisYear, ...(await yearsOfNumbers(db, site)), ...incoming.map(({ year }) => year)]
  return [...new Set(years)].sort((one, other) => other - one)
}
