import type { FastifyInstance } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { officers } from '../http/access.ts'
import { parseHidden, parseUrl } from '../http/forms.ts'
import { itemParams, versionField } from '../http/item-schemas.ts'
import { Conflict } from '../shared/errors.ts'
import { editEventPage, typedFrom } from './admin-page.ts'
import { findEvent } from './find-event.ts'
import { publishEvent } from './publish-event.ts'
import { restoreEvent } from './restore-event.ts'
import { trashEvent } from './trash-event.ts'
import { unpublishEvent } from './unpublish-event.ts'

/** Whether the public sees an event: published, taken back, in the trash and out of it. */
export async function eventStandingRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village') }

  app.post('/admin/agenda/:id/terbitkan', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const { version } = parseHidden(versionField, request.body)
    const [event, saving] = await app.database.office(site.id, async (db) => {
      const saving = await publishEvent(db, site, { id, version, ...doerOf(request) })
      return [await findEvent(db, site, id), saving] as const
    })
    if (saving.kind === 'saved') return reply.redirect(`/admin/agenda/${id}?pesan=terbit`, 303)
    if (saving.kind === 'conflict') throw new Conflict('Acara ini baru saja diubah. Periksa lagi, lalu terbitkan.')
    return reply.code(422).page('agenda/form', editEventPage(event, { ...typedFrom(event), errors: saving.errors }))
  })

  for (const [way, deed] of [
    ['tarik', unpublishEvent],
    ['buang', trashEvent],
    ['kembalikan', restoreEvent],
  ] as const)
    app.post(`/admin/agenda/:id/${way}`, desk, async (request, reply) => {
      const { site } = request
      const { id } = parseUrl(itemParams, request.params)
      await app.database.office(site.id, (db) => deed(db, site, { id, ...doerOf(request) }))
      return reply.redirect(`/admin/agenda/${id}?pesan=${way === 'kembalikan' ? 'kembali' : way}`, 303)
    })
}
