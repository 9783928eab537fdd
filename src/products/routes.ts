import type { FastifyInstance } from 'fastify'
import { open } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { pageQuery, slugParams } from '../http/item-schemas.ts'
import { readProse } from '../media/read-prose.ts'
import { NotFound } from '../shared/errors.ts'
import type { Site } from '../sites/site.ts'
import { productAdminRoutes } from './admin-routes.ts'
import { findPublishedProduct } from './find-product.ts'
import { listPortalProducts, listPublishedProducts } from './list-published-products.ts'
import { productListPage, productPage, productTile } from './page.ts'
import { portalTileOf } from './tile.ts'

/** Products of the villagers: what the public sees, and the desk where officers offer them. */
export async function productRoutes(app: FastifyInstance) {
  const ofVillage = async (site: Site, page: number) => {
    const { items, paging } = await app.database.visitor(site.id, (db) => listPublishedProducts(db, site, { page }))
    return { tiles: items.map(productTile), paging }
  }
  const ofPortal = async (site: Site, page: number) => {
    const { items, paging } = await app.database.portal(site.id, (db) => listPortalProducts(db, site, { page }))
    return { tiles: items.map((product) => portalTileOf(site, product)), paging }
  }

  app.get(
    '/produk',
    { config: { ...open('village', 'district', 'regency'), paged: true } },
    async ({ site, query }, reply) => {
      const { halaman: page } = parseUrl(pageQuery, query)
      const { tiles, paging } = site.kind === 'village' ? await ofVillage(site, page) : await ofPortal(site, page)
      if (page > paging.pages) throw new NotFound('Halaman tidak ditemukan.')
      return reply.page('products/list', productListPage(site, tiles, paging))
    },
  )

  app.get('/produk/:slug', { config: open('village', 'district') }, async ({ site, params }, reply) => {
    const { slug } = parseUrl(slugParams, params)
    const [product, blocks] = await app.database.visitor(site.id, async (db) => {
      const product = await findPublishedProduct(db, site, slug)
      return [product, await readProse(db, site, product.body)] as const
    })
    return reply.page('products/show', productPage(site, product, blocks))
  })

  await app.register(productAdminRoutes)
}
