import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'

/**
 * Takes the next number of the year from the site's counter. The row stays locked until the transaction ends, so that
 * numbers are consecutive; a rollback gives the number back. Nothing slow may follow in the transaction. Those who wait
 * stand in a line before the row, first come first served: waiting for the row itself, Postgres lets later ones pass.
 */
export async function takeNumber(db: Db, site: Pick<Site, 'id'>, scope: string, year: number): Promise<number> {
  const line = `letter_counter ${site.id} ${scope} ${year}`
  const rows = await db.$queryRaw<{ last: number }[]>`
    INSERT INTO letter_counter (site_id, scope, year, last)
    SELECT ${site.id}::uuid, ${scope}, ${year}, 1 FROM pg_advisory_xact_lock(hashtextextended(${line}, 0))
    ON CONFLICT (site_id, scope, year) DO UPDATE SET last = letter_counter.last + 1
    RETURNING last`
  return rows[0]!.last
}
