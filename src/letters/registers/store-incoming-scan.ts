import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import type { Scan } from '../numbers/process-scan.ts'

/** Adds the scan of a letter that came in; an earlier scan stays. The same scan sent twice is kept once. */
export async function storeIncomingScan(
  db: Db,
  site: Pick<Site, 'id'>,
  { id, scan }: { id: string; scan: Scan },
  { officer, now, address }: Doer,
): Promise<void> {
  const { count } = await db.incomingScan.createMany({
    data: { siteId: site.id, incomingId: id, ...scan, createdAt: now },
    skipDuplicates: true,
  })
  const detail = { sha256: scan.sha256 }
  if (count) await recordAudit(db, site, { officer, deed: 'incoming.scan', subjectId: id, detail, address })
}

/** The newest scan of a letter that came in, or null. */
export async function findIncomingScan(
  db: Db,
  site: Pick<Site, 'id'>,
  id: string,
): Promise<{ mediaType: string; bytes: Uint8Array } | null> {
  return db.incomingScan.findFirst({ where: { siteId: site.id, incomingId: id }, orderBy: { createdAt: 'desc' } })
}

/** Whether a letter that came in has a scan. */
export async function hasIncomingScan(db: Db, site: Pick<Site, 'id'>, id: string): Promise<boolean> {
  return (await db.incomingScan.count({ where: { siteId: site.id, incomingId: id } })) > 0
}
