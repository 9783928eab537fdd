import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { listSignedIn } from '../../accounts/lucia.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseHidden, parseUrl } from '../../http/forms.ts'
import { newId } from '../../shared/id.ts'
import { findLetter } from '../find-letter.ts'
import { LETTER_SITES } from '../letter-sites.ts'
import { listHandovers } from '../registers/list-expedition.ts'
import { outgoingInOrder, recipientOf } from '../registers/outgoing.ts'
import { letterParams } from '../schema.ts'
import { listLetterTypes } from '../standard/find-standard.ts'
import { listPromised, listReady, searchCounter } from './counter-lines.ts'
import { endDuty, listPresent, startDuty } from './duty.ts'
import { findIntake } from './find-intake.ts'
import { findWork } from './find-work.ts'
import { handOver } from './hand-over.ts'
import { intakeRoutes } from './intake-routes.ts'
import { deskPage, handOverPage, readyPage, type Typed } from './page.ts'
import { counterQuery, counterSearch, handOverForm, handOverId } from './schema.ts'

/** The counter of a village: who is there, what was promised, what waits to be fetched; and to whom any office's letter was handed. */
export async function counterRoutes(app: FastifyInstance) {
  const desk = { config: officers('letters', 'village') }
  const handing = { config: officers('letters', ...LETTER_SITES) }
  const { database } = app

  app.get('/admin/loket', desk, async ({ site, officer, query, ip: address }, reply) => {
    const { pesan: message } = parseUrl(counterQuery, query)
    const asking = { id: officer!.id, now: app.now() }
    const signedIn = await database.door(site.id, (db) => listSignedIn(db, site, asking.now))
    const facts = await database.office(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'intake.list', address })
      const lines = await listPromised(db, site)
      const ids = lines.map(({ id }) => id)
      return {
        lines,
        work: await findWork(db, site, { ids, forId: asking.id, now: asking.now }),
        present: await listPresent(db, site, asking.now),
        types: await listLetterTypes(db, site),
      }
    })
    return reply.page('letters/counter/desk', deskPage({ ...facts, signedIn }, { asking, message }))
  })

  app.post('/admin/loket/bertugas', desk, async (request, reply) => {
    await database.office(request.site.id, (db) => startDuty(db, request.site, doerOf(request)))
    return reply.redirect('/admin/loket?pesan=tugas', 303)
  })

  app.post('/admin/loket/selesai', desk, async (request, reply) => {
    await database.office(request.site.id, (db) => endDuty(db, request.site, doerOf(request)))
    return reply.redirect('/admin/loket?pesan=selesai', 303)
  })

  app.get('/admin/surat/siap-diambil', desk, async ({ site, officer, query, ip: address }, reply) => {
    const { halaman: page, pesan: message } = parseUrl(counterQuery, query)
    const list = await database.office(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'intake.list', address })
      return listReady(db, site, page)
    })
    return reply.page('letters/counter/ready', readyPage(list, { now: app.now(), message }))
  })

  app.post('/admin/surat/siap-diambil/cari', desk, async ({ site, officer, body, ip: address }, reply) => {
    const form = parseForm(counterSearch, body)
    const search = form.ok ? form.value.cari : ''
    if (!search) return reply.redirect('/admin/surat/siap-diambil', 303)
    const lines = await database.office(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'intake.search', address })
      return searchCounter(db, site, search)
    })
    const paging = { page: 1, pages: 1, total: lines.length }
    return reply.page('letters/counter/ready', readyPage({ lines, paging }, { now: app.now(), search }))
  })

  const showHandOver = async (request: FastifyRequest, reply: FastifyReply, look: { newId: string; typed?: Typed }) => {
    const { site, officer, params, ip: address } = request
    const { id } = parseUrl(letterParams, params)
    const facts = await database.office(site.id, async (db) => {
      const letter = await findLetter(db, site, id)
      await recordAudit(db, site, { officer, deed: 'letter.view', subjectId: id, address })
      const [outgoing] = await outgoingInOrder(db, site, [id])
      return {
        letter,
        holder: (outgoing && recipientOf(outgoing)) || letter.holderName || 'Pemohon',
        code: (await findIntake(db, site, id))?.code ?? null,
        handed: (await listHandovers(db, site, id)).at(-1) ?? null,
        isValid: letter.status === 'issued',
      }
    })
    return reply.page('letters/counter/hand-over', handOverPage(facts, look))
  }

  app.get('/admin/surat/:id/serahkan', handing, (request, reply) => showHandOver(request, reply, { newId: newId() }))

  app.post('/admin/surat/:id/serahkan', handing, async (request, reply) => {
    const { site, body } = request
    const { id: letterId } = parseUrl(letterParams, request.params)
    const { id } = parseHidden(handOverId, body)
    const form = parseForm(handOverForm, body)
    if (!form.ok) return showHandOver(request, reply.code(422), { newId: id, typed: form })
    const { penerima, nama, hubungan } = form.value
    const to = penerima === 'lain' ? { recipient: nama, remark: hubungan } : undefined
    await database.office(site.id, (db) => handOver(db, site, { id, letterId, to }, doerOf(request)))
    const next = site.kind === 'village' ? '/admin/surat/siap-diambil?pesan=serah' : `/admin/surat/${letterId}`
    return reply.redirect(next, 303)
  })

  await app.register(intakeRoutes)
}
