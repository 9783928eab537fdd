import type { FastifyInstance, FastifyRequest } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseHidden, parseUrl, typedValues } from '../../http/forms.ts'
import { deskQuery, versionField } from '../../http/item-schemas.ts'
import { jakartaDay } from '../../shared/dates.ts'
import { Conflict } from '../../shared/errors.ts'
import { listUnsavedTexts } from '../../writing/find-kept-text.ts'
import { findWritten, isBehind } from '../../writing/find-written.ts'
import { keepSent } from '../../writing/keep-sent.ts'
import { settleSaving } from '../../writing/settle-saving.ts'
import { dropText } from '../../writing/settle-text.ts'
import { isAutomatic, writingOf } from '../../writing/writing.ts'
import { budgetConflictPage, budgetDeskPage, budgetFormPage, valuesOf } from './admin-page.ts'
import { findBudget, listBudgets } from './find-budget.ts'
import { budgetPage } from './page.ts'
import { publishBudget } from './publish-budget.ts'
import { saveBudget } from './save-budget.ts'
import { budgetVersion, newYearForm, parseBudget, yearParams } from './schema.ts'
import { unpublishBudget } from './unpublish-budget.ts'
import { budgetTextId, findBudgetPreview, versionOf } from './unsaved-budget.ts'

/** The desk where a village's officers fill in its budget, year by year. */
export async function budgetAdminRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village') }
  const yearNow = () => jakartaDay(app.now()).year
  const deskOf = ({ site, officer }: FastifyRequest) =>
    app.database.office(site.id, async (db) => ({
      budgets: await listBudgets(db, site),
      unsaved: await listUnsavedTexts(db, site, officer!.id, 'budget'),
    }))

  app.get('/admin/transparansi', desk, async (request, reply) =>
    reply.page('profile/budget/desk', budgetDeskPage(await deskOf(request), yearNow())),
  )

  app.post('/admin/transparansi', desk, async (request, reply) => {
    const form = parseForm(newYearForm, request.body)
    if (form.ok) return reply.redirect(`/admin/transparansi/${form.value.year}`, 303)
    const refused = { error: form.errors.year, typed: form.values.year }
    return reply.code(422).page('profile/budget/desk', budgetDeskPage(await deskOf(request), yearNow(), refused))
  })

  app.get('/admin/transparansi/:year', desk, async ({ site, officer, params, query }, reply) => {
    const { year } = parseUrl(yearParams, params)
    const { pesan } = parseUrl(deskQuery, query)
    const asked = { id: budgetTextId(year), officerId: officer!.id, now: app.now() }
    const [budget, { values, ...written }] = await app.database.office(site.id, async (db) => [
      await findBudget(db, site, year),
      await findWritten(db, site, asked),
    ])
    if (budget && values && isBehind(written, budget.version))
      return reply.page('profile/budget/form', budgetConflictPage(year, budget, { ...written, values }))
    return reply.page('profile/budget/form', budgetFormPage(year, budget, { ...written, values }, pesan))
  })

  app.post('/admin/transparansi/:year', desk, async (request, reply) => {
    const { site, body } = request
    const { year } = parseUrl(yearParams, request.params)
    const values = typedValues(body)
    const text = { kind: 'budget', itemId: budgetTextId(year), fields: values } as const
    if (isAutomatic(values))
      return keepSent(request, reply, { ...text, at: `/admin/transparansi/${year}` }, async (db) =>
        versionOf(await findBudget(db, site, year)),
      )
    const { version } = parseHidden(budgetVersion, body)
    const form = parseBudget(body)
    const [budget, saving] = await app.database.office(site.id, async (db) => {
      const budget = await findBudget(db, site, year)
      if (!form.ok) return [budget, null] as const
      const saving = await saveBudget(db, site, { year, version, ...form.value, ...doerOf(request) })
      return [budget, await settleSaving(request, db, { ...text, version }, saving)] as const
    })
    const typed = { values, writing: writingOf(values) }
    if (saving?.kind === 'conflict')
      return reply.code(409).page('profile/budget/form', budgetConflictPage(year, saving.current, typed))
    const errors = form.ok ? (saving?.kind === 'refused' ? saving.errors : null) : form.errors
    if (errors) return reply.code(422).page('profile/budget/form', budgetFormPage(year, budget, { ...typed, errors }))
    const said = form.ok && form.value.publish ? 'terbit' : 'simpan'
    return reply.redirect(`/admin/transparansi/${year}?pesan=${said}`, 303)
  })

  app.get('/admin/transparansi/:year/pratinjau', desk, async ({ site, officer, params }, reply) => {
    const { year } = parseUrl(yearParams, params)
    const asked = { year, officerId: officer!.id, now: app.now() }
    const { budget, version, unsaved } = await app.database.office(site.id, (db) => findBudgetPreview(db, site, asked))
    const address = `/admin/transparansi/${year}`
    const published = budget.status === 'published'
    const preview = { editHref: address, publishHref: `${address}/terbitkan`, version, published, unsaved }
    return reply.page('profile/budget/show', { ...budgetPage(site, budget, []), preview })
  })

  app.post('/admin/transparansi/:year/lupakan', desk, async ({ site, officer, params }, reply) => {
    const { year } = parseUrl(yearParams, params)
    const isSaved = await app.database.office(site.id, async (db) => {
      await dropText(db, site, officer!.id, budgetTextId(year))
      return (await findBudget(db, site, year)) !== null
    })
    return reply.redirect(`/admin/transparansi${isSaved ? `/${year}` : ''}?pesan=lupa`, 303)
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
