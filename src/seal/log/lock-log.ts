import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'

const LOG_LOCK = 7239

/**
 * Whether this transaction is the one that writes the regency's log, until it ends; false while another is. What is read
 * afterwards is all that any earlier one committed.
 */
export async function lockLog(db: Db, regency: Pick<Site, 'id'>): Promise<boolean> {
  const [row] = await db.$queryRaw<{ ours: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${LOG_LOCK}::int, hashtext(${regency.id})) AS ours`
  return row!.ours
}
