import type { FastifyInstance } from 'fastify'
import { officers } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { itemParams } from '../http/item-schemas.ts'
import { readProse } from '../media/read-prose.ts'
import { dropTextRoute } from '../writing/drop-text-route.ts'
import { versionOf } from './find-news.ts'
import { findNewsPreview } from './open-news-form.ts'
import { newsPage } from './page.ts'

/** What an officer typed on an item and did not save: seen as the public would see it, or thrown away. */
export async function unsavedNewsRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village', 'district') }

  dropTextRoute(app, { path: '/admin/berita', ...desk, versionOf })

  app.get('/admin/berita/:id/pratinjau', desk, async ({ site, officer, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const asking = { id, officerId: officer!.id, now: app.now() }
    const { news, unsaved, blocks } = await app.database.office(site.id, async (db) => {
      const found = await findNewsPreview(db, site, asking)
      return { ...found, blocks: await readProse(db, site, found.news.body) }
    })
    const address = `/admin/berita/${id}`
    const preview = { editHref: address, publishHref: `${address}/terbitkan`, unsaved }
    return reply.page('news/show', newsPage(site, news, blocks, preview))
  })
}
