import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'

/**
 * Takes the next agenda number of a year for a letter that came in. Its counter stays locked until the transaction ends,
 * so that numbers are consecutive; a rollback gives it back. Nothing slow may follow in the transaction.
 */
export async function takeAgendaNumber(db: Db, site: Pick<Site, 'id'>, year: number): Promise<number> {
  const line = `incoming_counter ${site.id} ${year}`
  const rows = await db.$queryRaw<{ last: number }[]>`
    INSERT INTO incoming_counter (site_id, year, last)
    SELECT ${site.id}::uuid, ${year}, 1 FROM pg_advisory_xact_lock(hashtextextended(${line}, 0))
    ON CONFLICT (site_id, year) DO UPDATE SET last = incoming_counter.last + 1
    RETURNING last`
  return rows[0]!.last
}
