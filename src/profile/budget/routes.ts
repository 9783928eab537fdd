import type { FastifyInstance } from 'fastify'
import { open } from '../../http/access.ts'
import { parseUrl } from '../../http/forms.ts'
import { budgetAdminRoutes } from './admin-routes.ts'
import { findPublishedBudget, listBudgets } from './find-budget.ts'
import { budgetPage, budgetYearsPage } from './page.ts'
import { yearParams } from './schema.ts'

/** The budget of a village: what the public reads, and the desk where officers fill it in. */
export async function budgetRoutes(app: FastifyInstance) {
  app.get('/transparansi', { config: open('village') }, async ({ site }, reply) => {
    const budgets = await app.database.visitor(site.id, (db) => listBudgets(db, site))
    return reply.page('profile/budget/years', budgetYearsPage(site, budgets))
  })

  app.get('/transparansi/:year', { config: open('village') }, async ({ site, params }, reply) => {
    const { year } = parseUrl(yearParams, params)
    const [budget, all] = await app.database.visitor(
      site.id,
      async (db) => [await findPublishedBudget(db, site, year), await listBudgets(db, site)] as const,
    )
    const years = all.map((each) => each.year)
    return reply.page('profile/budget/show', budgetPage(site, budget, years))
  })

  await app.register(budgetAdminRoutes)
}
