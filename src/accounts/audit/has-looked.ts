import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import type { AuditRecord } from '../record-audit.ts'

/** So long one look stands for a visit: a working day. */
const VISIT_MS = 12 * 3_600_000

/**
 * Whether the trail has this look of this officer already, within the visit: what a watching page asks for by itself is then no new
 * one. Whoever lets a page ask so hides nothing: the first look stands.
 */
export async function hasLooked(
  db: Db,
  site: Pick<Site, 'id'>,
  {
    officer,
    deed,
    subjectId = null,
  }: Pick<AuditRecord, 'deed'> & { officer: { id: string }; subjectId?: string | null },
  now: Date,
): Promise<boolean> {
  const at = { gt: new Date(now.getTime() - VISIT_MS) }
  const look = { siteId: site.id, officerId: officer.id, deed, subjectId, at }
  return (await db.auditEntry.findFirst({ where: look, select: { id: true } })) !== null
}
