import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { findBudget } from './find-budget.ts'

/** Takes a year off the public pages at once, whichever version it is at. Its figures are kept. */
export async function unpublishBudget(db: Db, site: Site, { year, ...doer }: Doer & { year: number }): Promise<void> {
  if (!(await findBudget(db, site, year))) throw new NotFound('Tahun ini belum diisi.')
  const { count } = await db.budget.updateMany({
    where: { siteId: site.id, year, status: 'published' },
    data: { status: 'draft', version: { increment: 1 }, updatedAt: doer.now },
  })
  if (count === 1) await recordAudit(db, site, { ...doer, deed: 'budget.unpublish', detail: { year } })
}
