import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'

/** Keeps everybody else from changing what is proposed for the site until this transaction ends. */
export async function lockProposals(db: Db, site: Pick<Site, 'id'>): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM site_setting WHERE site_id = ${site.id}::uuid ORDER BY topic FOR UPDATE`
}
