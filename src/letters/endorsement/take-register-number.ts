import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'

/**
 * Takes the next number of the district's register in a year. The counter stays locked until the transaction ends, so that
 * numbers are consecutive; a rollback gives it back. A number that a pen has written already is passed over. Those who wait
 * stand in a line before the row, first come first served.
 */
export async function takeRegisterNumber(db: Db, district: Pick<Site, 'id'>, year: number): Promise<number> {
  await lockRegister(db, district, year)
  const rows = await db.$queryRaw<{ last: number }[]>`
    INSERT INTO register_counter (site_id, year, last) VALUES (${district.id}::uuid, ${year}, ${1}::int)
    ON CONFLICT (site_id, year) DO UPDATE SET last = register_counter.last + 1 RETURNING last`
  const { last } = rows[0]!
  const free = await firstFree(db, district, { year, from: last })
  if (free !== last) await db.registerCounter.updateMany({ where: { siteId: district.id, year }, data: { last: free } })
  return free
}

/** Waits until nobody else of this process or another gives a number of the year. */
export async function lockRegister(db: Db, district: Pick<Site, 'id'>, year: number): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`register ${district.id} ${year}`}, 0))`
}

async function firstFree(
  db: Db,
  district: Pick<Site, 'id'>,
  { year, from }: { year: number; from: number },
): Promise<number> {
  const taken = await db.registerEntry.findMany({
    where: { siteId: district.id, year, sequence: { gte: from } },
    select: { sequence: true },
    orderBy: { sequence: 'asc' },
  })
  let free = from
  for (const { sequence } of taken) {
    if (sequence !== free) break
    free++
  }
  return free
}
