import type { Db } from '../../database/client.ts'
import type { Budget } from '../../database/generated/client.ts'
import { Gone, NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'

/** The budget of a year, published or not; null where nothing was saved. In the visitor's scope only what is published. */
export const findBudget = (db: Db, site: Site, year: number): Promise<Budget | null> =>
  db.budget.findUnique({ where: { siteId_year: { siteId: site.id, year } } })

/** What the public finds of a year; Gone where it was published and is withdrawn. */
export async function findPublishedBudget(db: Db, site: Site, year: number): Promise<Budget> {
  const budget = await db.budget.findFirst({ where: { siteId: site.id, year, status: 'published' } })
  if (budget) return budget
  const shown = await db.budgetShown.findUnique({ where: { siteId_year: { siteId: site.id, year } } })
  if (!shown) throw new NotFound('Anggaran tahun ini belum ditayangkan.')
  throw new Gone('Anggaran tahun ini sedang ditarik oleh pemerintah desa.')
}

/** The budget of a year, its row locked until the transaction ends. */
export async function lockBudget(db: Db, site: Site, year: number): Promise<Budget | null> {
  await db.$queryRaw`SELECT 1 FROM budget WHERE site_id = ${site.id}::uuid AND year = ${year} FOR UPDATE`
  return findBudget(db, site, year)
}

/** Every year there is, the newest first. In the visitor's scope only what is published. */
export const listBudgets = (db: Db, site: Site): Promise<Budget[]> =>
  db.budget.findMany({ where: { siteId: site.id }, orderBy: { year: 'desc' } })
