import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import type { Budget } from '../../database/generated/client.ts'
import { NotFound } from '../../shared/errors.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { draftOf } from './draft-of.ts'
import { lockBudget } from './find-budget.ts'
import { faultsForPublishing } from './schema.ts'

/** Shows a year to the public, as it was saved by who looked at this version. Publishing what is published changes nothing. */
export async function publishBudget(
  db: Db,
  site: Site,
  { year, version, ...doer }: Doer & { year: number; version: number },
): Promise<Saving<Budget>> {
  const budget = await lockBudget(db, site, year)
  if (!budget) throw new NotFound('Tahun ini belum diisi.')
  if (budget.status === 'published') return saved(budget)
  const faults = faultsForPublishing(draftOf(budget))
  if (Object.keys(faults).length > 0) return refused(faults)
  if (budget.version !== version) return conflict(budget)
  const shown = await db.budget.update({
    where: { siteId_year: { siteId: site.id, year } },
    data: {
      status: 'published',
      publishedAt: budget.publishedAt ?? doer.now,
      version: { increment: 1 },
      updatedAt: doer.now,
    },
  })
  await db.budgetShown.createMany({ data: { siteId: site.id, year }, skipDuplicates: true })
  await recordAudit(db, site, { ...doer, deed: 'budget.publish', detail: { year } })
  return saved(shown)
}
