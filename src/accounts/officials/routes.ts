import type { FastifyInstance } from 'fastify'
import { officers } from '../../http/access.ts'
import { parseForm, parseHidden, parseUrl, typedValues } from '../../http/forms.ts'
import { idField, itemParams, versionField } from '../../http/item-schemas.ts'
import { isoDate } from '../../shared/dates.ts'
import { newId } from '../../shared/id.ts'
import { refused } from '../../shared/saving.ts'
import { doerOf } from '../doer-of.ts'
import { createOfficial } from './create-official.ts'
import { editOfficial } from './edit-official.ts'
import { endTerm } from './end-term.ts'
import { findAuthorities } from './find-authorities.ts'
import { findOfficial } from './find-official.ts'
import { listMandates, listOfficials } from './list-officials.ts'
import { mandateRoutes } from './mandate-routes.ts'
import { editOfficialPage, endTermPage, newOfficialPage, officialConflictPage, officialsDeskPage } from './page.ts'
import { endForm, officialForm, officialsQuery } from './schema.ts'

/** Whose names a village or a district prints: who holds office from when until when, and who may sign for the head. */
export async function officialRoutes(app: FastifyInstance) {
  const desk = { config: officers('settings', 'village', 'district') }
  const { database } = app

  app.get('/admin/pejabat', desk, async ({ site, query }, reply) => {
    const { pesan } = parseUrl(officialsQuery, query)
    const now = app.now()
    const read = await database.office(site.id, async (db) => ({
      officials: await listOfficials(db, site),
      mandates: await listMandates(db, site),
      today: await findAuthorities(db, site, isoDate(now)),
      now,
    }))
    return reply.page('accounts/officials', officialsDeskPage(site, read, pesan))
  })

  app.get('/admin/pejabat/baru', desk, async ({ site }, reply) =>
    reply.page('accounts/official-form', newOfficialPage(site, newId())),
  )

  app.post('/admin/pejabat', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseHidden(idField, request.body)
    const form = parseForm(officialForm(site), request.body)
    const saving = form.ok
      ? await database.office(site.id, (db) => createOfficial(db, site, { id, fields: form.value }, doerOf(request)))
      : refused<never>(form.errors)
    const values = typedValues(request.body)
    if (saving.kind === 'refused')
      return reply
        .code(422)
        .page('accounts/official-form', newOfficialPage(site, id, { values, errors: saving.errors }))
    if (saving.kind === 'conflict')
      return reply.code(409).page('accounts/official-form', officialConflictPage(site, saving.current, { values }))
    return reply.redirect('/admin/pejabat?pesan=simpan', 303)
  })

  app.get('/admin/pejabat/:id', desk, async ({ site, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const official = await database.office(site.id, (db) => findOfficial(db, site, id))
    return reply.page('accounts/official-form', editOfficialPage(site, official))
  })

  app.post('/admin/pejabat/:id', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const { version } = parseHidden(versionField, request.body)
    const form = parseForm(officialForm(site), request.body)
    const { official, saving } = await database.office(site.id, async (db) => ({
      official: await findOfficial(db, site, id),
      saving: form.ok
        ? await editOfficial(db, site, { id, version, fields: form.value }, doerOf(request))
        : refused<never>(form.errors),
    }))
    const values = typedValues(request.body)
    if (saving.kind === 'refused')
      return reply
        .code(422)
        .page('accounts/official-form', editOfficialPage(site, official, { values, errors: saving.errors }))
    if (saving.kind === 'conflict')
      return reply.code(409).page('accounts/official-form', officialConflictPage(site, saving.current, { values }))
    return reply.redirect('/admin/pejabat?pesan=simpan', 303)
  })

  app.get('/admin/pejabat/:id/akhiri', desk, async ({ site, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const official = await database.office(site.id, (db) => findOfficial(db, site, id))
    return reply.page('accounts/end-term', endTermPage(official, { values: { until: isoDate(app.now()) } }))
  })

  app.post('/admin/pejabat/:id/akhiri', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const { version } = parseHidden(versionField, request.body)
    const form = parseForm(endForm, request.body)
    const { official, saving } = await database.office(site.id, async (db) => ({
      official: await findOfficial(db, site, id),
      saving: form.ok ? await endTerm(db, site, { id, version, ...form.value }, doerOf(request)) : refused(form.errors),
    }))
    const values = typedValues(request.body)
    if (saving.kind === 'saved') return reply.redirect('/admin/pejabat?pesan=akhir', 303)
    const changed = saving.kind === 'conflict'
    const errors = saving.kind === 'refused' ? saving.errors : {}
    return reply
      .code(changed ? 409 : 422)
      .page('accounts/end-term', { ...endTermPage(official, { values, errors }), changed })
  })

  await app.register(mandateRoutes)
}
