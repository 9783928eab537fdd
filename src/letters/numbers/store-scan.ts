import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { Conflict } from '../../shared/errors.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { findNumber } from './find-number.ts'
import type { Scan } from './process-scan.ts'

/** Adds the scan of a letter not made here to its number; an earlier scan stays. The same scan sent twice is kept once. */
export async function storeScan(
  db: Db,
  site: Pick<Site, 'id'>,
  { id, scan }: { id: string; scan: Scan },
  { officer, now, address }: Doer,
): Promise<void> {
  const { kind } = await findNumber(db, site, id)
  if (kind !== 'handwritten' && kind !== 'typed') throw new Conflict('Nomor ini tidak memakai pindaian.')
  const { count } = await db.letterScan.createMany({
    data: { siteId: site.id, numberId: id, ...scan, createdAt: now },
    skipDuplicates: true,
  })
  if (count)
    await recordAudit(db, site, {
      officer,
      deed: 'number.scan',
      subjectId: id,
      detail: { sha256: scan.sha256 },
      address,
    })
}

/** The newest scan under a number, or null. */
export async function findScan(
  db: Db,
  site: Pick<Site, 'id'>,
  id: string,
): Promise<{ sha256: string; mediaType: string; bytes: Uint8Array } | null> {
  return db.letterScan.findFirst({ where: { siteId: site.id, numberId: id }, orderBy: { createdAt: 'desc' } })
}
