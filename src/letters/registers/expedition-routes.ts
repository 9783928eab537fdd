import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseHidden, parseUrl, typedValues } from '../../http/forms.ts'
import { LETTER_SITES } from '../letter-sites.ts'
import { editExpedition } from './edit-expedition.ts'
import { handoverPage } from './expedition-page.ts'
import { findHandover } from './list-expedition.ts'
import { recordExpedition } from './record-expedition.ts'
import { removeExpedition } from './remove-expedition.ts'
import { bookQuery, expeditionForm, handOverForm, idParams, versionForm } from './schema.ts'

/** A letter leaves the office: entered with one press, mended, or taken out again. */
export async function expeditionRoutes(app: FastifyInstance) {
  const desk = { config: officers('letters', ...LETTER_SITES) }
  const { database } = app

  const show = async (
    { site, officer, params, ip: address }: FastifyRequest,
    reply: FastifyReply,
    look: Parameters<typeof handoverPage>[1] = {},
  ) => {
    const { id } = parseUrl(idParams, params)
    const handover = await database.office(site.id, async (db) => {
      const found = await findHandover(db, site, id)
      await recordAudit(db, site, { officer, deed: 'expedition.view', subjectId: found.entry.numberId, address })
      return found
    })
    return reply.page('letters/registers/handover', handoverPage(handover, look))
  }

  app.post('/admin/buku/ekspedisi', desk, async (request, reply) => {
    const { site } = request
    const { id, surat: numberId } = parseHidden(handOverForm, request.body)
    const entry = await database.office(site.id, (db) => recordExpedition(db, site, { id, numberId }, doerOf(request)))
    return reply.redirect(`/admin/buku/ekspedisi/${entry.id}?pesan=catat`, 303)
  })

  app.get('/admin/buku/ekspedisi/:id', desk, (request, reply) =>
    show(request, reply, { message: parseUrl(bookQuery, request.query).pesan }),
  )

  app.post('/admin/buku/ekspedisi/:id', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(idParams, request.params)
    const { version } = parseHidden(versionForm, request.body)
    const form = parseForm(expeditionForm(app.now()), request.body)
    if (!form.ok) return show(request, reply.code(422), { typed: form })
    const saving = await database.office(site.id, (db) =>
      editExpedition(db, site, { id, version, handover: form.value }, doerOf(request)),
    )
    if (saving.kind === 'saved') return reply.redirect(`/admin/buku/ekspedisi/${id}?pesan=simpan`, 303)
    return show(request, reply.code(409), { typed: { values: typedValues(request.body), errors: {} }, theirs: true })
  })

  app.post('/admin/buku/ekspedisi/:id/hapus', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(idParams, request.params)
    await database.office(site.id, (db) => removeExpedition(db, site, id, doerOf(request)))
    return reply.redirect('/admin/buku/ekspedisi?pesan=hapus', 303)
  })
}
