import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseHidden, parseUrl, typedValues } from '../../http/forms.ts'
import { readUploadForm } from '../../media/upload.ts'
import { isoDate } from '../../shared/dates.ts'
import { NotFound } from '../../shared/errors.ts'
import { newId } from '../../shared/id.ts'
import type { Saving } from '../../shared/saving.ts'
import { LETTER_SITES } from '../letter-sites.ts'
import { MAX_SCAN_BYTES } from '../numbers/process-scan.ts'
import { readScan } from '../numbers/read-scan.ts'
import { disposeIncoming } from './dispose-incoming.ts'
import { editIncoming } from './edit-incoming.ts'
import { findIncoming, type Incoming } from './find-incoming.ts'
import {
  type IncomingLook,
  incomingFoundPage,
  incomingListPage,
  incomingPage,
  newIncomingPage,
  type Typed,
} from './incoming-page.ts'
import { listIncoming, searchIncoming } from './list-incoming.ts'
import { listOfficialsInOffice } from './list-officials-in-office.ts'
import { recordIncoming } from './record-incoming.ts'
import { dispositionForm, idParams, incomingForm, incomingQuery, newForm, searchForm, versionForm } from './schema.ts'
import { findIncomingScan, hasIncomingScan, storeIncomingScan } from './store-incoming-scan.ts'

/** Letters that come in: entered under their agenda number, given to somebody, done. */
export async function incomingRoutes(app: FastifyInstance) {
  const desk = { config: officers('letters', ...LETTER_SITES) }
  const { database } = app

  app.get('/admin/surat/masuk', desk, async ({ site, officer, query, ip: address }, reply) => {
    const { status, halaman: page } = parseUrl(incomingQuery, query)
    const waiting = status === 'tunggu'
    const list = await database.office(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'incoming.list', address })
      return listIncoming(db, site, { waiting, page })
    })
    return reply.page('letters/registers/incoming-list', incomingListPage(list, { waiting, today: app.now() }))
  })

  app.post('/admin/surat/masuk/cari', desk, async ({ site, officer, body, ip: address }, reply) => {
    const form = parseForm(searchForm, body)
    const text = form.ok ? form.value.cari : ''
    if (!text) return reply.redirect('/admin/surat/masuk', 303)
    const found = await database.office(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'incoming.search', address })
      return searchIncoming(db, site, text)
    })
    return reply.page('letters/registers/incoming-list', incomingFoundPage(found, text, app.now()))
  })

  app.get('/admin/surat/masuk/baru', desk, async (_request, reply) =>
    reply.page('letters/registers/incoming-new', newIncomingPage(newId(), app.now())),
  )

  app.post('/admin/surat/masuk', desk, async (request, reply) => {
    const { site } = request
    const upload = await readUploadForm(request, { maxFileBytes: MAX_SCAN_BYTES })
    const { id } = parseHidden(newForm, upload.fields)
    const form = parseForm(incomingForm(app.now()), upload.fields)
    const { scan, fault } = await readScan(upload)
    if (!form.ok || fault) {
      const typed = { values: typedValues(upload.fields), errors: { ...(!form.ok && form.errors), ...fault } }
      return reply.code(422).page('letters/registers/incoming-new', newIncomingPage(id, app.now(), typed))
    }
    const letter = form.value
    await database.office(site.id, (db) => recordIncoming(db, site, { id, letter, scan }, doerOf(request)))
    return reply.redirect(`/admin/surat/masuk/${id}?pesan=catat`, 303)
  })

  const show = async (request: FastifyRequest, reply: FastifyReply, look: Partial<IncomingLook> = {}) => {
    const { site, officer, params, ip: address } = request
    const { id } = parseUrl(idParams, params)
    const { letter, ...stored } = await database.office(site.id, async (db) => {
      const letter = await findIncoming(db, site, id)
      await recordAudit(db, site, { officer, deed: 'incoming.view', subjectId: id, address })
      return {
        letter,
        officials: await listOfficialsInOffice(db, site, isoDate(app.now())),
        hasScan: await hasIncomingScan(db, site, id),
      }
    })
    return reply.page('letters/registers/incoming', incomingPage(letter, { ...stored, today: app.now(), ...look }))
  }

  /** Back to the letter: saved, or with what was typed and why it was not. */
  const answer = (
    request: FastifyRequest,
    reply: FastifyReply,
    saving: Saving<Incoming>,
    { told, typed }: { told: string; typed: (errors: Typed['errors']) => Partial<IncomingLook> },
  ) => {
    const { id } = parseUrl(idParams, request.params)
    if (saving.kind === 'saved') return reply.redirect(`/admin/surat/masuk/${id}?pesan=${told}`, 303)
    if (saving.kind === 'conflict') return show(request, reply.code(409), { ...typed({}), theirs: true })
    return show(request, reply.code(422), typed(saving.errors))
  }

  app.get('/admin/surat/masuk/:id', desk, (request, reply) =>
    show(request, reply, { message: parseUrl(incomingQuery, request.query).pesan }),
  )

  app.post('/admin/surat/masuk/:id', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(idParams, request.params)
    const upload = await readUploadForm(request, { maxFileBytes: MAX_SCAN_BYTES })
    const { version } = parseHidden(versionForm, upload.fields)
    const { scan, fault } = await readScan(upload)
    const form = parseForm(incomingForm(app.now()), upload.fields)
    const typed = (errors: Typed['errors']) => ({ facts: { values: typedValues(upload.fields), errors } })
    if (!form.ok || fault) return show(request, reply.code(422), typed({ ...(!form.ok && form.errors), ...fault }))
    const letter = form.value
    const saving = await database.office(site.id, async (db) => {
      const saving = await editIncoming(db, site, { id, version, letter }, doerOf(request))
      if (scan && saving.kind === 'saved') await storeIncomingScan(db, site, { id, scan }, doerOf(request))
      return saving
    })
    return answer(request, reply, saving, { told: 'simpan', typed })
  })

  app.post('/admin/surat/masuk/:id/disposisi', desk, async (request, reply) => {
    const { site, body } = request
    const { id } = parseUrl(idParams, request.params)
    const { version } = parseHidden(versionForm, body)
    const form = parseForm(dispositionForm, body)
    const typed = (errors: Typed['errors']) => ({ disposition: { values: { done: '', ...typedValues(body) }, errors } })
    if (!form.ok) return show(request, reply.code(422), typed(form.errors))
    const disposition = form.value
    const saving = await database.office(site.id, (db) =>
      disposeIncoming(db, site, { id, version, disposition }, doerOf(request)),
    )
    return answer(request, reply, saving, { told: 'disposisi', typed })
  })

  app.get('/admin/surat/masuk/:id/pindaian', desk, async ({ site, officer, params, ip: address }, reply) => {
    const { id } = parseUrl(idParams, params)
    const scan = await database.office(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'incoming.open-scan', subjectId: id, address })
      return findIncomingScan(db, site, id)
    })
    if (!scan) throw new NotFound('Surat masuk ini belum mempunyai pindaian.')
    const name = `pindaian.${scan.mediaType === 'image/jpeg' ? 'jpg' : 'pdf'}`
    reply.header('content-disposition', `attachment; filename="${name}"`)
    return reply.type(scan.mediaType).send(Buffer.from(scan.bytes))
  })
}
