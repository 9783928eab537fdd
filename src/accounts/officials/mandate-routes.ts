import type { FastifyInstance } from 'fastify'
import { officers } from '../../http/access.ts'
import { parseForm, parseHidden, parseUrl, typedValues } from '../../http/forms.ts'
import { idField, itemParams, versionField } from '../../http/item-schemas.ts'
import { isoDate } from '../../shared/dates.ts'
import { Conflict } from '../../shared/errors.ts'
import { newId } from '../../shared/id.ts'
import { refused } from '../../shared/saving.ts'
import { doerOf } from '../doer-of.ts'
import { endMandate } from './end-mandate.ts'
import { findMandate } from './find-mandate.ts'
import { giveMandate } from './give-mandate.ts'
import { listOfficials } from './list-officials.ts'
import { endMandatePage, newMandatePage } from './page.ts'
import { endForm, mandateForm } from './schema.ts'
import { termOf } from './term.ts'

/** Mandates of a village or a district: given and ended, never changed or deleted. */
export async function mandateRoutes(app: FastifyInstance) {
  const desk = { config: officers('settings', 'village', 'district') }
  const { database } = app

  const holders = async (site: { id: string }) => {
    const officials = await database.office(site.id, (db) => listOfficials(db, site))
    const today = isoDate(app.now())
    return officials.filter((official) => (termOf(official).until ?? today) >= today)
  }

  app.get('/admin/pejabat/mandat/baru', desk, async ({ site }, reply) => {
    const values = { since: isoDate(app.now()) }
    return reply.page('accounts/mandate-form', newMandatePage(site, newId(), await holders(site), { values }))
  })

  app.post('/admin/pejabat/mandat', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseHidden(idField, request.body)
    const form = parseForm(mandateForm, request.body)
    const saving = form.ok
      ? await database.office(site.id, (db) => giveMandate(db, site, { id, fields: form.value }, doerOf(request)))
      : refused<never>(form.errors)
    if (saving.kind === 'saved') return reply.redirect('/admin/pejabat?pesan=mandat', 303)
    if (saving.kind === 'conflict')
      throw new Conflict('Formulir ini sudah tersimpan dengan isi lain. Buka daftar mandat, lalu catat yang baru.')
    const typed = { values: typedValues(request.body), errors: saving.errors }
    return reply.code(422).page('accounts/mandate-form', newMandatePage(site, id, await holders(site), typed))
  })

  app.get('/admin/pejabat/mandat/:id/akhiri', desk, async ({ site, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const mandate = await database.office(site.id, (db) => findMandate(db, site, id))
    return reply.page('accounts/end-term', endMandatePage(mandate, { values: { until: isoDate(app.now()) } }))
  })

  app.post('/admin/pejabat/mandat/:id/akhiri', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const { version } = parseHidden(versionField, request.body)
    const form = parseForm(endForm, request.body)
    const { mandate, saving } = await database.office(site.id, async (db) => ({
      mandate: await findMandate(db, site, id),
      saving: form.ok
        ? await endMandate(db, site, { id, version, ...form.value }, doerOf(request))
        : refused(form.errors),
    }))
    const values = typedValues(request.body)
    if (saving.kind === 'saved') return reply.redirect('/admin/pejabat?pesan=mandat-akhir', 303)
    const changed = saving.kind === 'conflict'
    const errors = saving.kind === 'refused' ? saving.errors : {}
    return reply
      .code(changed ? 409 : 422)
      .page('accounts/end-term', { ...endMandatePage(mandate, { values, errors }), changed })
  })
}
