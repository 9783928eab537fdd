import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import type { Budget } from '../../database/generated/client.ts'
import { isoDate } from '../../shared/dates.ts'
import { NotFound } from '../../shared/errors.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { CHART_LINES } from './chart.ts'
import { draftOf } from './draft-of.ts'
import { lockBudget } from './find-budget.ts'
import { publishBudget } from './publish-budget.ts'
import { type BudgetDraft, faultsForPublishing } from './schema.ts'

export type BudgetToSave = Doer & { year: number; version: number; draft: BudgetDraft; publish: boolean }

/**
 * Saves what was typed of a year, made on the version the officer saw (0: none), and publishes it if asked to. Someone else's
 * change in between is a conflict; the same form sent again finds what it made. What the public sees stays fit to be seen.
 */
export async function saveBudget(db: Db, site: Site, request: BudgetToSave): Promise<Saving<Budget>> {
  const { year, version, draft, publish, ...doer } = request
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`budget ${site.id}`}, ${year}))`
  const before = await lockBudget(db, site, year)
  const faults = publish || before?.status === 'published' ? faultsForPublishing(draft) : {}
  if (Object.keys(faults).length > 0) return refused(faults)

  if (!(before && saysTheSame(before, draft))) {
    if (before && before.version !== version) return conflict(before)
    if (!before && version !== 0) throw new NotFound('Tahun ini belum diisi.')
    await write(db, site, { year, version, draft, now: doer.now })
    await recordAudit(db, site, { ...doer, deed: 'budget.save', detail: { year } })
  }
  const budget = (await lockBudget(db, site, year))!
  return publish ? publishBudget(db, site, { ...doer, year, version: budget.version }) : saved(budget)
}

async function write(
  db: Db,
  site: Site,
  { year, version, draft, now }: { year: number; version: number; draft: BudgetDraft; now: Date },
) {
  const owner = { siteId: site.id, districtId: site.districtId, regencyId: site.regencyId }
  if (version === 0) await db.budget.create({ data: { ...owner, year, ...draft, createdAt: now, updatedAt: now } })
  else
    await db.budget.update({
      where: { siteId_year: { siteId: site.id, year } },
      data: { ...draft, version: { increment: 1 }, updatedAt: now },
    })
}

/** Whether the year already says what was typed. */
function saysTheSame(budget: Budget, draft: BudgetDraft): boolean {
  const day = (date: Date | null) => date && isoDate(date)
  const words = (told: BudgetDraft) =>
    JSON.stringify([
      told.regulation,
      day(told.regulatedOn),
      told.source,
      day(told.realisedUntil),
      CHART_LINES.map(({ key }) => told.amounts[key] ?? null),
      told.totals,
    ])
  return words(draftOf(budget)) === words(draft)
}
