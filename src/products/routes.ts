import type { FastifyInstance, FastifyRequest } from 'fastify'
import { open } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { slugParams } from '../http/item-schemas.ts'
import { readProse } from '../media/read-prose.ts'
import { NotFound } from '../shared/errors.ts'
import type { Site } from '../sites/site.ts'
import { productAdminRoutes } from './admin-routes.ts'
import type { Category } from './categories.ts'
import { findPublishedProduct } from './find-product.ts'
import { listPlaces } from './list-places.ts'
import { listOtherProducts, listPortalProducts, listPublishedProducts, type Wanted } from './list-published-products.ts'
import { listShelves } from './list-shelves.ts'
import { publishedProductPage } from './page.ts'
import { categoryParams, shopQuery } from './schema.ts'
import { productListPage, productTile } from './shop-page.ts'
import { portalTileOf } from './tile.ts'

/** Products of the villagers: what the public sees, and the desk where officers offer them. */
export async function productRoutes(app: FastifyInstance) {
  const ofVillage = (site: Site, wanted: Wanted) =>
    app.database.visitor(site.id, async (db) => {
      const { items, paging } = await listPublishedProducts(db, site, wanted)
      return { tiles: items.map(productTile), paging, shelves: await listShelves(db, site), places: [] }
    })
  const ofPortal = (site: Site, wanted: Wanted) =>
    app.database.portal(site.id, async (db) => {
      const { items, paging } = await listPortalProducts(db, site, wanted)
      const tiles = items.map((product) => portalTileOf(site, product))
      return { tiles, paging, shelves: await listShelves(db, site), places: await listPlaces(db, site) }
    })
  const shop = async ({ site, query }: FastifyRequest, category: Category | null) => {
    const asked = parseUrl(shopQuery, query)
    const { cari: typed, wilayah: place, urut: order, halaman: page } = asked
    const wanted = { category, words: typed ? { typed, now: app.now() } : null, place, order, page }
    const list = site.kind === 'village' ? await ofVillage(site, wanted) : await ofPortal(site, wanted)
    if (page > list.paging.pages) throw new NotFound('Halaman tidak ditemukan.')
    return productListPage(site, { asked, category, ...list })
  }
  const everywhere = { config: { ...open('village', 'district', 'regency'), paged: true as const } }

  app.get('/produk', everywhere, async (request, reply) => reply.page('products/list', await shop(request, null)))

  app.get('/produk/kategori/:category', everywhere, async (request, reply) => {
    const { category } = parseUrl(categoryParams, request.params)
    return reply.page('products/list', await shop(request, category))
  })

  app.get('/produk/:slug', { config: open('village', 'district') }, async ({ site, params }, reply) => {
    const { slug } = parseUrl(slugParams, params)
    const found = await app.database.visitor(site.id, async (db) => {
      const found = await findPublishedProduct(db, site, slug)
      if (found.kind === 'moved') return found
      const { product } = found
      const blocks = await readProse(db, site, product.body)
      return { product, blocks, others: await listOtherProducts(db, site, product) }
    })
    if ('product' in found)
      return reply.page('products/show', publishedProductPage(site, found.product, found.blocks, found.others))
    // A name may come back to an address: a browser that kept the way away from it would go in circles.
    return reply.header('cache-control', 'no-cache').redirect(`/produk/${found.slug}`, 301)
  })

  await app.register(productAdminRoutes)
}
