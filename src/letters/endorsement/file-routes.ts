import type { FastifyInstance } from 'fastify'
import { officers } from '../../http/access.ts'
import { parseUrl } from '../../http/forms.ts'
import { NotFound } from '../../shared/errors.ts'
import { slugify } from '../../shared/slug.ts'
import type { LetterContent } from '../paper/content.ts'
import { readPictures } from './endorse-letter.ts'
import { type EndorsedPlace, endorsedContent } from './endorsed-content.ts'
import { findAsked } from './find-asked.ts'
import { recordBoth } from './make-step.ts'
import { readPacket } from './packet.ts'
import { DESK } from './page.ts'
import { askedParams, fileQuery, pageQuery } from './schema.ts'

/** What belongs to a letter before the district: its pages, its files, the scan of its paper, its packet for another office. */
export async function askedFileRoutes(app: FastifyInstance) {
  const desk = { config: officers('review', 'district') }
  const { database, paper, config } = app

  app.get(`${DESK}/:id/pratinjau.webp`, desk, async ({ site, officer, params, query, ip: address }, reply) => {
    const { id } = parseUrl(askedParams, params)
    const { halaman: page } = parseUrl(pageQuery, query)
    const { content, pictures } = await database.endorser(site.id, async (db) => {
      const asked = await findAsked(db, site, id)
      const { siteId, letter, place } = asked
      const mover = { officerId: officer!.id, name: officer!.name, at: 'district' as const }
      await recordBoth(db, asked, { deed: 'endorsement.view', mover, address })
      const issued = letter.content as LetterContent
      return {
        content: place ? endorsedContent(issued, place as EndorsedPlace) : issued,
        pictures: await readPictures(db, siteId, issued),
      }
    })
    return reply.type('image/webp').send(await paper.previewImage(content, { pictures, page }))
  })

  app.get(`${DESK}/:id/surat.pdf`, desk, async ({ site, officer, params, query, ip: address }, reply) => {
    const { id } = parseUrl(askedParams, params)
    const { naskah, unduh } = parseUrl(fileQuery, query)
    const kind = naskah ? 'endorsed' : 'issued'
    const { letter, file } = await database.endorser(site.id, async (db) => {
      const asked = await findAsked(db, site, id)
      const mover = { officerId: officer!.id, name: officer!.name, at: 'district' as const }
      await recordBoth(db, asked, { deed: 'endorsement.open-file', mover, address, detail: { kind } })
      const key = { siteId: asked.siteId, letterId: id, kind }
      const file = await db.letterFile.findUnique({ where: { siteId_letterId_kind: key } })
      if (!file) throw new NotFound('Berkas surat ini belum ada.')
      return { letter: asked.letter, file }
    })
    const name = `surat-${slugify(letter.number!)}${naskah ? '-disahkan' : ''}.pdf`
    reply.header('content-disposition', `${unduh ? 'attachment' : 'inline'}; filename="${name}"`)
    return reply.type('application/pdf').send(Buffer.from(file.bytes))
  })

  app.get(`${DESK}/:id/pindaian`, desk, async ({ site, officer, params, ip: address }, reply) => {
    const { id } = parseUrl(askedParams, params)
    const scan = await database.endorser(site.id, async (db) => {
      const asked = await findAsked(db, site, id)
      const mover = { officerId: officer!.id, name: officer!.name, at: 'district' as const }
      await recordBoth(db, asked, { deed: 'endorsement.open-scan', mover, address })
      const scan = await db.endorsementScan.findFirst({ where: { siteId: asked.siteId, letterId: id } })
      if (!scan) throw new NotFound('Pindaian surat ini tidak ada.')
      return scan
    })
    const ending = scan.mediaType === 'application/pdf' ? 'pdf' : 'jpg'
    reply.header('content-disposition', `attachment; filename="pindaian.${ending}"`)
    return reply.type(scan.mediaType).send(Buffer.from(scan.bytes))
  })

  app.get(`${DESK}/:id/paket.zip`, desk, async ({ site, officer, params, ip: address }, reply) => {
    const { id } = parseUrl(askedParams, params)
    const packet = await database.endorser(site.id, async (db) => {
      const asked = await findAsked(db, site, id)
      const mover = { officerId: officer!.id, name: officer!.name, at: 'district' as const }
      await recordBoth(db, asked, { deed: 'endorsement.packet', mover, address })
      return readPacket(db, asked.siteId, id, config.verifyOrigin)
    })
    reply.header('content-disposition', `attachment; filename="${packet.name}"`)
    return reply.type('application/zip').send(packet.bytes)
  })
}
