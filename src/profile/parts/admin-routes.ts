import type { FastifyInstance } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { officers } from '../../http/access.ts'
import { parseUrl, typedValues } from '../../http/forms.ts'
import { deskQuery } from '../../http/item-schemas.ts'
import { findProfile } from '../find-profile.ts'
import { partConflictPage, partPage, partsPage, refusedPartPage } from './admin-page.ts'
import { editPart } from './edit-part.ts'
import { textsOf } from './rows.ts'
import { parsePart, partParams, partVersion } from './schema.ts'

/** The desk where a village's officers write its profile, part by part. */
export async function profileAdminRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village') }

  app.get('/admin/profil', desk, async ({ site }, reply) => {
    const profile = await app.database.office(site.id, (db) => findProfile(db, site))
    return reply.page('profile/parts', partsPage(textsOf(profile)))
  })

  app.get('/admin/profil/:part', desk, async ({ site, params, query }, reply) => {
    const { part } = parseUrl(partParams, params)
    const { pesan } = parseUrl(deskQuery, query)
    const profile = await app.database.office(site.id, (db) => findProfile(db, site))
    return reply.page('profile/part-form', partPage(part, textsOf(profile), pesan))
  })

  app.post('/admin/profil/:part', desk, async (request, reply) => {
    const { site, body } = request
    const { part } = parseUrl(partParams, request.params)
    const { version } = parseUrl(partVersion, body)
    const form = parsePart(part, body)
    if (!form.ok) return reply.code(422).page('profile/part-form', refusedPartPage(part, { ...form, version }))
    const edit = { part, version, content: form.value, ...doerOf(request) }
    const saving = await app.database.office(site.id, (db) => editPart(db, site, edit))
    if (saving.kind !== 'conflict') return reply.redirect(`/admin/profil/${part}?pesan=simpan`, 303)
    const page = partConflictPage(part, saving.current, typedValues(body))
    return reply.code(409).page('profile/part-form', page)
  })
}
