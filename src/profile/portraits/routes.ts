import type { FastifyInstance } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { officers } from '../../http/access.ts'
import { parseHidden, parseUrl } from '../../http/forms.ts'
import { itemParams } from '../../http/item-schemas.ts'
import { readPictureForm } from '../../media/picture-form.ts'
import { findPortrait } from './find-portrait.ts'
import { portraitPage } from './page.ts'
import { portraitForm } from './schema.ts'
import { setPortrait } from './set-portrait.ts'

/** The photos of a village's officials, for /perangkat: given, changed and removed by who keeps the officials. */
export async function portraitRoutes(app: FastifyInstance) {
  const desk = { config: officers('settings', 'village') }
  const { database } = app

  app.get('/admin/pejabat/:id/foto', desk, async ({ site, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const official = await database.office(site.id, (db) => findPortrait(db, site, id))
    return reply.page('profile/portrait', portraitPage(official))
  })

  app.post('/admin/pejabat/:id/foto', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const { fields, photo, pictureFault } = await readPictureForm(request)
    const { seen, aksi } = parseHidden(portraitForm, fields)
    const removes = aksi === 'hapus'
    const fault = removes || photo ? null : (pictureFault ?? 'Pilih foto.')
    if (fault) {
      const official = await database.office(site.id, (db) => findPortrait(db, site, id))
      return reply.code(422).page('profile/portrait', portraitPage(official, { fault }))
    }
    const change = { id, seen, photo: removes ? null : photo }
    const saving = await database.office(site.id, (db) => setPortrait(db, site, change, doerOf(request)))
    if (saving.kind === 'conflict')
      return reply.code(409).page('profile/portrait', portraitPage(saving.current, { changed: true }))
    return reply.redirect(`/admin/pejabat?pesan=${removes ? 'tanpa-foto' : 'foto'}`, 303)
  })
}
