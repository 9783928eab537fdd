import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'

/** Keeps why a draft could not be published at its hour, and when that was tried; what was kept of it before goes. */
export async function keepFault(
  db: Db,
  { siteId, id }: { siteId: string; id: string },
  { says, now }: { says: string; now: Date },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO publishing_fault (site_id, item_id, says, tried_at) VALUES (${siteId}::uuid, ${id}::uuid, ${says}, ${now})
    ON CONFLICT (site_id, item_id) DO UPDATE SET says = excluded.says, tried_at = excluded.tried_at`
}

/** A draft that was to be published by now and is not, and why. */
export type Unpublished = { kind: 'news' | 'product'; id: string; title: string; says: string }

const MOST = 20

/** The drafts of a site that were tried at their hour in vain, the longest waiting first; none that waits no more. */
export const listUnpublished = (db: Db, site: Site, now: Date): Promise<Unpublished[]> => db.$queryRaw`
  SELECT late.kind, late.id, late.title, fault.says FROM publishing_fault fault JOIN (
    SELECT 'news' AS kind, site_id, id, title, publish_at FROM news WHERE site_id = ${site.id}::uuid AND publish_at <= ${now}
    UNION ALL SELECT 'product', site_id, id, name, publish_at FROM product WHERE site_id = ${site.id}::uuid AND publish_at <= ${now}
  ) late ON late.site_id = fault.site_id AND late.id = fault.item_id
  WHERE fault.site_id = ${site.id}::uuid AND fault.tried_at >= late.publish_at
  ORDER BY late.publish_at LIMIT ${MOST}`
