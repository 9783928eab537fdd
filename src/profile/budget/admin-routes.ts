import type { FastifyInstance } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseHidden, parseUrl, typedValues } from '../../http/forms.ts'
import { deskQuery, versionField } from '../../http/item-schemas.ts'
import { jakartaDay } from '../../shared/dates.ts'
import { Conflict, NotFound } from '../../shared/errors.ts'
import { budgetConflictPage, budgetDeskPage, budgetFormPage, valuesOf } from './admin-page.ts'
import { findBudget, listBudgets } from './find-budget.ts'
import { budgetPage } from './page.ts'
import { publishBudget } from './publish-budget.ts'
import { saveBudget } from './save-budget.ts'
import { budgetVersion, newYearForm, parseBudget, yearParams } from './schema.ts'
import { unpublishBudget } from './unpublish-budget.ts'

/** The desk where a village's officers fill in its budget, year by year. */
export async function budgetAdminRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village') }
  const yearNow = () => jakartaDay(app.now()).year

  app.get('/admin/transparansi', desk, async ({ site }, reply) => {
    const budgets = await app.database.office(site.id, (db) => listBudgets(db, site))
    return reply.page('profile/budget/desk', budgetDeskPage(budgets, yearNow()))
  })

  app.post('/admin/transparansi', desk, async ({ site, body }, reply) => {
    const form = parseForm(newYearForm, body)
    if (form.ok) return reply.redirect(`/admin/transparansi/${form.value.year}`, 303)
    const budgets = await app.database.office(site.id, (db) => listBudgets(db, site))
    const page = budgetDeskPage(budgets, yearNow(), form.errors.year, form.values.year)
    return reply.code(422).page('profile/budget/desk', page)
  })

  app.get('/admin/transparansi/:year', desk, async ({ site, params, query }, reply) => {
    const { year } = parseUrl(yearParams, params)
    const { pesan } = parseUrl(deskQuery, query)
    const budget = await app.database.office(site.id, (db) => findBudget(db, site, year))
    return reply.page('profile/budget/form', budgetFormPage(year, budget, undefined, pesan))
  })

  app.post('/admin/transparansi/:year', desk, async (request, reply) => {
    const { site, body } = request
    const { year } = parseUrl(yearParams, request.params)
    const { version } = parseHidden(budgetVersion, body)
    const form = parseBudget(body)
    const [budget, saving] = await app.database.office(site.id, async (db) => {
      const budget = await findBudget(db, site, year)
      if (!form.ok) return [budget, null] as const
      return [budget, await saveBudget(db, site, { year, version, ...form.value, ...doerOf(request) })] as const
    })
    const values = typedValues(body)
    if (saving?.kind === 'conflict')
      return reply.code(409).page('profile/budget/form', budgetConflictPage(year, saving.current, values))
    const errors = form.ok ? (saving?.kind === 'refused' ? saving.errors : null) : form.errors
    if (errors) return reply.code(422).page('profile/budget/form', budgetFormPage(year, budget, { values, errors }))
    const said = form.ok && form.value.publish ? 'terbit' : 'simpan'
    return reply.redirect(`/admin/transparansi/${year}?pesan=${said}`, 303)
  })

  app.get('/admin/transparansi/:year/pratinjau', desk, async ({ site, params }, reply) => {
    const { year } = parseUrl(yearParams, params)
    const budget = await app.database.office(site.id, (db) => findBudget(db, site, year))
    if (!budget) throw new NotFound('Tahun ini belum diisi.')
    const address = `/admin/transparansi/${year}`
    const preview = {
      editHref: address,
      publishHref: `${address}/terbitkan`,
      version: budget.version,
      published: budget.status === 'published',
    }
    return reply.page('profile/budget/show', { ...budgetPage(site, budget, []), preview })
  })

  app.post('/admin/transparansi/:year/terbitkan', desk, async (request, reply) => {
    const { site } = request
    const { year } = parseUrl(yearParams, request.params)
    const { version } = parseHidden(versionField, request.body)
    const [budget, saving] = await app.database.office(site.id, async (db) => {
      const saving = await publishBudget(db, site, { year, version, ...doerOf(request) })
      return [await findBudget(db, site, year), saving] as const
    })
    if (saving.kind === 'saved') return reply.redirect(`/admin/transparansi/${year}?pesan=terbit`, 303)
    if (saving.kind === 'conflict') throw new Conflict('Tahun ini baru saja diubah. Periksa lagi, lalu terbitkan.')
    const typed = { values: budget ? valuesOf(budget) : {}, errors: saving.errors }
    return reply.code(422).page('profile/budget/form', budgetFormPage(year, budget, typed))
  })

  app.post('/admin/transparansi/:year/tarik', desk, async (request, reply) => {
    const { site } = request
    const { year } = parseUrl(yearParams, request.params)
    await app.database.office(site.id, (db) => unpublishBudget(db, site, { year, ...doerOf(request) }))
    return reply.redirect(`/admin/transparansi/${year}?pesan=tarik`, 303)
  })
}
