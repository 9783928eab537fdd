import type { FastifyInstance } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseUrl, typedValues } from '../../http/forms.ts'
import { NotFound } from '../../shared/errors.ts'
import { slugify } from '../../shared/slug.ts'
import { findLetter } from '../find-letter.ts'
import { showLetter } from '../show-letter.ts'
import { askEndorsement } from './ask-endorsement.ts'
import { readPacket } from './packet.ts'
import { askedParams, askForm, fileQuery } from './schema.ts'

/** A village's side of an endorsement: it sends a letter to its district, and has the second file once that is made. */
export async function villageEndorsementRoutes(app: FastifyInstance) {
  const desk = { config: officers('letters', 'village') }
  const { database, config } = app

  app.post('/admin/surat/:id/kecamatan', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(askedParams, request.params)
    const form = parseForm(askForm, request.body)
    if (!form.ok)
      return showLetter(request, reply.code(422), { note: typedValues(request.body).note ?? '', errors: form.errors })
    const { note } = form.value
    await database.office(site.id, (db) => askEndorsement(db, site, { id, note }, doerOf(request)))
    return reply.redirect(`/admin/surat/${id}?pesan=kecamatan`, 303)
  })

  app.get('/admin/surat/:id/disahkan.pdf', desk, async ({ site, officer, params, query, ip: address }, reply) => {
    const { id } = parseUrl(askedParams, params)
    const { unduh } = parseUrl(fileQuery, query)
    const { number, file } = await database.office(site.id, async (db) => {
      const letter = await findLetter(db, site, id)
      await recordAudit(db, site, { officer, deed: 'endorsement.open-file', subjectId: id, address })
      const key = { siteId: site.id, letterId: id, kind: 'endorsed' }
      const file = await db.letterFile.findUnique({ where: { siteId_letterId_kind: key } })
      if (!file || !letter.number) throw new NotFound('Naskah baru surat ini belum ada.')
      return { number: letter.number, file }
    })
    const name = `surat-${slugify(number)}-disahkan.pdf`
    reply.header('content-disposition', `${unduh ? 'attachment' : 'inline'}; filename="${name}"`)
    return reply.type('application/pdf').send(Buffer.from(file.bytes))
  })

  app.get('/admin/surat/:id/pindaian-camat', desk, async ({ site, officer, params, ip: address }, reply) => {
    const { id } = parseUrl(askedParams, params)
    const scan = await database.office(site.id, async (db) => {
      await findLetter(db, site, id)
      await recordAudit(db, site, { officer, deed: 'endorsement.open-scan', subjectId: id, address })
      const scan = await db.endorsementScan.findFirst({ where: { siteId: site.id, letterId: id } })
      if (!scan) throw new NotFound('Pindaian surat ini tidak ada.')
      return scan
    })
    const ending = scan.mediaType === 'application/pdf' ? 'pdf' : 'jpg'
    reply.header('content-disposition', `attachment; filename="pindaian.${ending}"`)
    return reply.type(scan.mediaType).send(Buffer.from(scan.bytes))
  })

  app.get('/admin/surat/:id/paket.zip', desk, async ({ site, officer, params, ip: address }, reply) => {
    const { id } = parseUrl(askedParams, params)
    const packet = await database.office(site.id, async (db) => {
      await findLetter(db, site, id)
      await recordAudit(db, site, { officer, deed: 'endorsement.packet', subjectId: id, address })
      return readPacket(db, site.id, id, config.verifyOrigin)
    })
    reply.header('content-disposition', `attachment; filename="${packet.name}"`)
    return reply.type('application/zip').send(packet.bytes)
  })
}
