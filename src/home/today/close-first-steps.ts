import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'

/** Puts the list of first steps away, for everybody of the office; put away before, it stays as it is. */
export async function closeFirstSteps(db: Db, site: Pick<Site, 'id'>, { officer, now, address }: Doer): Promise<void> {
  const open = { siteId: site.id, firstStepsClosedAt: null }
  const { count } = await db.siteProfile.updateMany({ where: open, data: { firstStepsClosedAt: now } })
  if (count > 0) await recordAudit(db, site, { officer, deed: 'first-steps.close', address })
}
