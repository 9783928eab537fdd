import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasLooked } from '../../accounts/audit/has-looked.ts'
import { doerOf } from '../../accounts/doer-of.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseUrl, typedValues } from '../../http/forms.ts'
import { isRefresh } from '../../http/live.ts'
import { askedFileRoutes } from './file-routes.ts'
import { type AskedFilter, countAsked, listAsked, searchAsked } from './list-asked.ts'
import { listVillages } from './list-villages.ts'
import { lookAtAsked } from './look-at.ts'
import { makeStep } from './make-step.ts'
import { orderRoutes } from './order-routes.ts'
import { DESK, foundPage, listPage, type ShowLook, showPage } from './page.ts'
import { penRoutes } from './pen-routes.ts'
import { askedParams, deskQuery, returnForm, searchForm, showQuery } from './schema.ts'
import { deskSettingsRoutes } from './settings-routes.ts'
import { stackRoutes } from './stack-routes.ts'

const FILTER = { camat: 'passed', kembali: 'returned', selesai: 'done' } as const satisfies Record<string, AskedFilter>

/** The district's desk: letters its villages ask it to take note of; checked, sent back, passed on, endorsed. */
export async function endorsementRoutes(app: FastifyInstance) {
  const desk = { config: officers('review', 'district') }
  const { database, config } = app

  /** Whether a page only asks for itself again, and the look of whoever looks at it stands in the district's trail. */
  const isKnown = async (
    request: FastifyRequest,
    look: { deed: 'endorsement.list' | 'endorsement.view'; subjectId?: string },
  ) => {
    const { site, officer } = request
    if (!isRefresh(request)) return false
    return database.office(site.id, (db) => hasLooked(db, site, { officer: officer!, ...look }, app.now()))
  }

  app.get(DESK, desk, async (request, reply) => {
    const { site, officer, query, ip: address } = request
    const { status, desa: villageId, halaman: page, pesan: message } = parseUrl(deskQuery, query)
    const filter = status ? FILTER[status] : 'waiting'
    const known = await isKnown(request, { deed: 'endorsement.list' })
    const { list, ...look } = await database.endorser(site.id, async (db) => {
      if (!known) await recordAudit(db, site, { officer, deed: 'endorsement.list', address })
      return {
        list: await listAsked(db, site, { filter, page, villageId }),
        counts: await countAsked(db, site),
        villages: await listVillages(db, site),
      }
    })
    return reply.page(
      'letters/endorsement/list',
      listPage(list, { ...look, filter, villageId, message, now: app.now() }),
    )
  })

  app.post(`${DESK}/cari`, desk, async ({ site, officer, body, ip: address }, reply) => {
    const form = parseForm(searchForm, body)
    const text = form.ok ? form.value.cari : ''
    if (!text) return reply.redirect(DESK, 303)
    const found = await database.endorser(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'endorsement.search', address })
      return searchAsked(db, site, text)
    })
    return reply.page('letters/endorsement/list', foundPage(found, text, app.now()))
  })

  const show = async (request: FastifyRequest, reply: FastifyReply, typed?: ShowLook['typed']) => {
    const { site } = request
    const officer = request.officer!
    const { id } = parseUrl(askedParams, request.params)
    const { pesan: message } = parseUrl(showQuery, request.query)
    const now = app.now()
    const known = await isKnown(request, { deed: 'endorsement.view', subjectId: id })
    const { asked, ...look } = await database.endorser(site.id, (db) =>
      lookAtAsked(db, site, id, { officer, isKnown: known, address: request.ip }),
    )
    const has = (permission: 'review' | 'endorse') => officer.permissions.has(permission)
    const may = { check: has('review'), endorse: has('endorse') }
    const page = showPage(asked, {
      ...look,
      may,
      verifyOrigin: config.verifyOrigin,
      message,
      now,
      typed,
    })
    return reply.page('letters/endorsement/show', page)
  }

  app.get(`${DESK}/:id`, desk, (request, reply) => show(request, reply))

  app.post(`${DESK}/:id/teruskan`, desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(askedParams, request.params)
    await database.endorser(site.id, (db) => makeStep(db, site, { id, move: 'pass' }, doerOf(request)))
    return reply.redirect(`${DESK}?pesan=teruskan`, 303)
  })

  app.post(`${DESK}/:id/kembalikan`, desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(askedParams, request.params)
    const form = parseForm(returnForm, request.body)
    if (!form.ok)
      return show(request, reply.code(422), { reason: typedValues(request.body).reason ?? '', errors: form.errors })
    await database.endorser(site.id, (db) =>
      makeStep(db, site, { id, move: 'return', reason: form.value.reason }, doerOf(request)),
    )
    return reply.redirect(`${DESK}?pesan=kembali`, 303)
  })

  await app.register(stackRoutes)
  await app.register(askedFileRoutes)
  await app.register(penRoutes)
  await app.register(deskSettingsRoutes)
  await app.register(orderRoutes)
}
