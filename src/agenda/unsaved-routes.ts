import type { FastifyInstance } from 'fastify'
import { officers } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { itemParams } from '../http/item-schemas.ts'
import { readProse } from '../media/read-prose.ts'
import { dropTextRoute } from '../writing/drop-text-route.ts'
import { versionOf } from './find-event.ts'
import { findEventPreview } from './open-event-form.ts'
import { eventPage } from './page.ts'

/** What an officer typed on an event and did not save: seen as the public would see it, or thrown away. */
export async function unsavedEventRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village') }

  dropTextRoute(app, { path: '/admin/agenda', ...desk, versionOf })

  app.get('/admin/agenda/:id/pratinjau', desk, async ({ site, officer, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const asked = { id, officerId: officer!.id, now: app.now() }
    const { event, unsaved, blocks } = await app.database.office(site.id, async (db) => {
      const found = await findEventPreview(db, site, asked)
      return { ...found, blocks: await readProse(db, site, found.event.body) }
    })
    const address = `/admin/agenda/${id}`
    const preview = { editHref: address, publishHref: `${address}/terbitkan`, unsaved }
    return reply.page('agenda/show', eventPage(site, event, blocks, asked.now, preview))
  })
}
