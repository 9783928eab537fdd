import type { FastifyInstance } from 'fastify'
import { officers } from '../../http/access.ts'
import { parseUrl, typedValues } from '../../http/forms.ts'
import { LETTER_SITES } from '../letter-sites.ts'
import { typeParams } from '../schema.ts'
import { draftSchema } from '../standard/answers-schema.ts'
import { findLetterType } from '../standard/find-standard.ts'
import { notesOf } from './notes-of.ts'

/** What the form of a letter asks the server while it is filled in. */
export async function entryRoutes(app: FastifyInstance) {
  app.post('/admin/surat/periksa/:type', { config: officers('letters', ...LETTER_SITES) }, async (request, reply) => {
    const { site, params, body } = request
    const { type } = parseUrl(typeParams, params)
    const { definition } = await app.database.office(site.id, (db) => findLetterType(db, site, type))
    return reply.send({ notes: notesOf(definition, draftSchema(definition).parse(typedValues(body)), app.now()) })
  })
}
