import type { FastifyInstance } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { officers } from '../../http/access.ts'
import { parseHidden, parseUrl } from '../../http/forms.ts'
import { LETTER_SITES } from '../letter-sites.ts'
import { letterParams, newDraftForm } from '../schema.ts'
import { copyLetter } from './copy-letter.ts'
import { startReplacement } from './start-replacement.ts'

/** A new draft out of a letter that was issued: beside it, or to replace it. */
export async function correctionRoutes(app: FastifyInstance) {
  app.post('/admin/surat/:id/salin', { config: officers('letters', ...LETTER_SITES) }, async (request, reply) => {
    const { site } = request
    const { id: from } = parseUrl(letterParams, request.params)
    const { id } = parseHidden(newDraftForm, request.body)
    await app.database.office(site.id, (db) => copyLetter(db, site, { id, from }, doerOf(request)))
    return reply.redirect(`/admin/surat/${id}?pesan=salin&dari=${from}`, 303)
  })

  app.post('/admin/surat/:id/ganti', { config: officers('revoke', ...LETTER_SITES) }, async (request, reply) => {
    const { site } = request
    const { id: from } = parseUrl(letterParams, request.params)
    const { id } = parseHidden(newDraftForm, request.body)
    await app.database.office(site.id, (db) => startReplacement(db, site, { id, from }, doerOf(request)))
    return reply.redirect(`/admin/surat/${id}`, 303)
  })
}
