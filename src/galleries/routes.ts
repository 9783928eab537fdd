import type { FastifyInstance } from 'fastify'
import { open } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { pageQuery, slugParams } from '../http/item-schemas.ts'
import { findMovedItem } from '../items/item-address.ts'
import { itemDesk } from '../items/item-desk.ts'
import { NotFound } from '../shared/errors.ts'
import type { Site } from '../sites/site.ts'
import { galleryDesk } from './desk.ts'
import { galleries } from './gallery.ts'
import { galleriesPage, galleryPage, galleryPicturePage } from './page.ts'
import { findPublishedGallery, listPublishedGalleries } from './published-galleries.ts'
import { pictureParams } from './schema.ts'

/** Albums: what the public leafs through, one page a picture, and the desk where they are made. */
export async function galleryRoutes(app: FastifyInstance) {
  /** The album at an address, or the address it has moved to. */
  const find = (site: Site, slug: string) =>
    app.database.visitor(
      site.id,
      async (db) => (await findPublishedGallery(db, site, slug)) ?? (await findMovedItem(db, site, galleries, slug)),
    )

  app.get('/galeri', { config: { ...open('village'), paged: true } }, async ({ site, query }, reply) => {
    const { halaman: page } = parseUrl(pageQuery, query)
    const { items, paging } = await app.database.visitor(site.id, (db) => listPublishedGalleries(db, site, page))
    if (page > paging.pages) throw new NotFound('Halaman tidak ditemukan.')
    return reply.page('galleries/list', galleriesPage(site, items, paging))
  })

  app.get('/galeri/:slug', { config: open('village') }, async ({ site, params }, reply) => {
    const found = await find(site, parseUrl(slugParams, params).slug)
    if (typeof found !== 'string') return reply.page('galleries/show', galleryPage(site, found))
    // A title may come back to an address: a browser that kept the way away from it would go in circles.
    return reply.header('cache-control', 'no-cache').redirect(`/galeri/${found}`, 301)
  })

  app.get('/galeri/:slug/:number', { config: open('village') }, async ({ site, params }, reply) => {
    const { slug, number } = parseUrl(pictureParams, params)
    const found = await find(site, slug)
    if (typeof found === 'string')
      return reply.header('cache-control', 'no-cache').redirect(`/galeri/${found}/${number}`, 301)
    const page = galleryPicturePage(site, found, number)
    if (!page) throw new NotFound('Foto tidak ditemukan.')
    return reply.page('galleries/picture', page)
  })

  itemDesk(app, galleryDesk)
}
