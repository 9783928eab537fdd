import type { FastifyInstance } from 'fastify'
import { open } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { slugParams } from '../http/item-schemas.ts'
import { readProse } from '../media/read-prose.ts'
import { NotFound } from '../shared/errors.ts'
import type { Site } from '../sites/site.ts'
import { newsAdminRoutes } from './admin-routes.ts'
import { listUsedCategories } from './categories/list-categories.ts'
import { categoryRoutes } from './categories/routes.ts'
import { findPublishedNews } from './find-news.ts'
import { listOtherNews, listPortalNews, listPublishedNews } from './list-published-news.ts'
import { newsListPage, newsStory, publishedNewsPage } from './page.ts'
import { newsQuery } from './schema.ts'
import { portalStoryOf } from './story.ts'

/** News: what the public reads, and the desk where officers write it. */
export async function newsRoutes(app: FastifyInstance) {
  const ofVillage = (site: Site, page: number, kategori: string) =>
    app.database.visitor(site.id, async (db) => {
      const categories = await listUsedCategories(db, site)
      const chosen = categories.find(({ slug }) => slug === kategori)
      const { items, paging } = await listPublishedNews(db, site, { page, categoryId: chosen?.id })
      return { stories: items.map(newsStory), paging, filter: { categories, chosen } }
    })
  const ofPortal = async (site: Site, page: number) => {
    const { items, paging } = await app.database.portal(site.id, (db) => listPortalNews(db, site, { page }))
    return { stories: items.map((news) => portalStoryOf(site, news)), paging, filter: undefined }
  }

  app.get(
    '/berita',
    { config: { ...open('village', 'district', 'regency'), paged: true, sorted: true } },
    async ({ site, query }, reply) => {
      const { halaman: page, kategori } = parseUrl(newsQuery, query)
      const ofSite = site.kind === 'village'
      const { stories, paging, filter } = ofSite ? await ofVillage(site, page, kategori) : await ofPortal(site, page)
      // A category that is gone, or has nothing to read by now, leads to all news; it may come back.
      if (kategori && !filter?.chosen) return reply.header('cache-control', 'no-cache').redirect('/berita', 301)
      if (page > paging.pages) throw new NotFound('Halaman tidak ditemukan.')
      return reply.page('news/list', newsListPage(site, stories, paging, filter))
    },
  )

  app.get('/berita/:slug', { config: open('village', 'district') }, async ({ site, params }, reply) => {
    const { slug } = parseUrl(slugParams, params)
    const found = await app.database.visitor(site.id, async (db) => {
      const found = await findPublishedNews(db, site, slug)
      if (found.kind === 'moved') return found
      const { news } = found
      return { news, blocks: await readProse(db, site, news.body), others: await listOtherNews(db, site, news) }
    })
    if ('news' in found) return reply.page('news/show', publishedNewsPage(site, found.news, found.blocks, found.others))
    // A title may come back to an address: a browser that kept the way away from it would go in circles.
    return reply.header('cache-control', 'no-cache').redirect(`/berita/${found.slug}`, 301)
  })

  await app.register(categoryRoutes)
  await app.register(newsAdminRoutes)
}
