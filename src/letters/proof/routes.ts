import type { FastifyInstance } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { officers } from '../../http/access.ts'
import { parseUrl } from '../../http/forms.ts'
import { slugify } from '../../shared/slug.ts'
import { LETTER_SITES } from '../letter-sites.ts'
import { letterParams } from '../schema.ts'
import { makePacket } from './make-packet.ts'

/** The proof packet of a letter, which the office hands to its holder. */
export async function proofRoutes(app: FastifyInstance) {
  app.get('/admin/surat/:id/bukti.json', { config: officers('letters', ...LETTER_SITES) }, async (request, reply) => {
    const { id } = parseUrl(letterParams, request.params)
    const { letter, packet } = await makePacket(app, request.site, { id }, doerOf(request))
    reply.header('content-disposition', `attachment; filename="bukti-${slugify(letter.number!)}.json"`)
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(packet))
  })
}
