import type { FastifyInstance } from 'fastify'
import { officers } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { itemParams } from '../http/item-schemas.ts'
import { readProse } from '../media/read-prose.ts'
import { dropTextRoute } from '../writing/drop-text-route.ts'
import { versionOf } from './find-product.ts'
import { findProductPreview } from './open-product-form.ts'
import { productPage } from './page.ts'

/** What an officer typed on a product and did not save: seen as the public would see it, or thrown away. */
export async function unsavedProductRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village', 'district') }

  dropTextRoute(app, { path: '/admin/produk', ...desk, versionOf })

  app.get('/admin/produk/:id/pratinjau', desk, async ({ site, officer, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const asking = { id, officerId: officer!.id, now: app.now() }
    const { product, unsaved, blocks } = await app.database.office(site.id, async (db) => {
      const found = await findProductPreview(db, site, asking)
      return { ...found, blocks: await readProse(db, site, found.product.body) }
    })
    const address = `/admin/produk/${id}`
    const preview = { editHref: address, publishHref: `${address}/terbitkan`, unsaved }
    return reply.page('products/show', productPage(site, product, blocks, preview))
  })
}
