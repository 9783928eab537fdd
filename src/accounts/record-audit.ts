import type { Db } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import type { Site } from '../sites/site.ts'
import type { Deed } from './audit/deeds.ts'
import { withoutNik } from './audit/without-nik.ts'

export type AuditRecord = {
  /** Who did it; null where nobody is known, as in a refused sign-in. */
  officer: { id: string } | null
  /** What was done; each has its sentence in audit/deeds.ts. */
  deed: Deed
  subjectId?: string
  /** Facts of the deed; never a password, and a NIK is taken out. */
  detail?: Prisma.InputJsonObject
  /** The address the request came from. */
  address?: string
}

/** Writes one line of the audit trail, in the transaction of the deed it tells of: both stand or neither. */
export async function recordAudit(db: Db, site: Pick<Site, 'id'>, record: AuditRecord): Promise<void> {
  const { officer, deed, subjectId, detail = {}, address } = record
  await db.auditEntry.createMany({
    data: { siteId: site.id, officerId: officer?.id ?? null, deed, subjectId, detail: withoutNik(detail), address },
  })
}
