import type { FastifyInstance, FastifyRequest } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { officers } from '../../http/access.ts'
import { parseHidden, parseUrl } from '../../http/forms.ts'
import { deskQuery, itemParams } from '../../http/item-schemas.ts'
import { listPictures } from '../../media/list-pictures.ts'
import { readPictureForm } from '../../media/picture-form.ts'
import { findPortrait } from './find-portrait.ts'
import { type PortraitDesk, portraitPage } from './page.ts'
import { portraitForm } from './schema.ts'
import { setPortrait } from './set-portrait.ts'

/** The photos of a village's officials, for /perangkat: given, changed and removed by who keeps the officials. */
export async function portraitRoutes(app: FastifyInstance) {
  const desk = { config: officers('settings', 'village') }
  const { database } = app

  const deskOf = ({ site, query }: FastifyRequest, id: string): Promise<PortraitDesk> => {
    const { cari: search } = parseUrl(deskQuery, query)
    return database.office(site.id, async (db) => ({
      official: await findPortrait(db, site, id),
      pictures: (await listPictures(db, site, { search, page: 1 })).pictures,
      search,
    }))
  }

  app.get('/admin/pejabat/:id/foto', desk, async (request, reply) => {
    const { id } = parseUrl(itemParams, request.params)
    return reply.page('profile/portrait', portraitPage(await deskOf(request, id)))
  })

  app.post('/admin/pejabat/:id/foto', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const { fields, photo, pictureFault } = await readPictureForm(request)
    const { seen, pilih, aksi } = parseHidden(portraitForm, fields)
    const removes = aksi === 'hapus'
    const again = async (status: number, told: { fault?: string | undefined; changed?: boolean }) =>
      reply.code(status).page('profile/portrait', portraitPage(await deskOf(request, id), told))
    const chosen = photo ?? (pictureFault ? null : pilih)
    if (!removes && !chosen) return again(422, { fault: pictureFault ?? 'Pilih foto.' })
    const change = { id, seen, photo: removes ? null : chosen }
    const saving = await database.office(site.id, (db) => setPortrait(db, site, change, doerOf(request)))
    if (saving.kind === 'refused') return again(422, { fault: saving.errors.picture })
    if (saving.kind === 'conflict') return again(409, { changed: true })
    return reply.redirect(`/admin/pejabat?pesan=${removes ? 'tanpa-foto' : 'foto'}`, 303)
  })
}
