import type { FastifyInstance, RouteHandlerMethod } from 'fastify'
import { open } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { isoDate } from '../shared/dates.ts'
import { NotFound } from '../shared/errors.ts'
import type { SiteKind } from '../sites/site.ts'
import { wovenMark } from '../sites/woven-band.ts'
import { findFeed, findPortalFeed } from './find-feed.ts'
import { findHome } from './find-home.ts'
import { findSitemap, findSitemaps, partOf } from './find-sitemap.ts'
import { feed, robots, sitemap } from './for-machines.ts'
import { villageHomePage } from './page.ts'
import { sitemapParams } from './schema.ts'
import { sitePicture } from './site-picture.ts'

type Portals = { district: RouteHandlerMethod; regency: RouteHandlerMethod }

/** The front door of every site: its home, and what search engines, feed readers and chat apps ask for. */
export async function homeRoutes(app: FastifyInstance, { district, regency }: Portals) {
  const village: RouteHandlerMethod = async ({ site, face }, reply) => {
    const home = await findHome(app.database, site, app.now())
    return reply.page('home/village', villageHomePage(site, face, home))
  }
  const homes: Record<SiteKind, RouteHandlerMethod> = { village, district, regency }

  app.get('/', { config: open() }, function (request, reply) {
    return homes[request.site.kind].call(this, request, reply)
  })

  app.get('/robots.txt', { config: open() }, async ({ site }, reply) =>
    reply.type('text/plain; charset=utf-8').send(robots(site)),
  )

  app.get('/sitemap.xml', { config: open() }, async ({ site }, reply) => {
    const { kind, entries } = await app.database.visitor(site.id, (db) => findSitemaps(db, site, isoDate(app.now())))
    return reply.type('application/xml; charset=utf-8').send(sitemap(site, kind, entries))
  })

  app.get('/sitemap-:file', { config: open() }, async ({ site, params }, reply) => {
    const { kind, number } = parseUrl(sitemapParams, params).file
    const today = isoDate(app.now())
    const entries = partOf(await app.database.visitor(site.id, (db) => findSitemap(db, site, kind, today)), number)
    if (entries.length === 0) throw new NotFound('Halaman tidak ditemukan.')
    return reply.type('application/xml; charset=utf-8').send(sitemap(site, 'urlset', entries))
  })

  app.get('/feed.xml', { config: open() }, async ({ site, face }, reply) => {
    const items =
      site.kind === 'village'
        ? await app.database.visitor(site.id, (db) => findFeed(db, site, isoDate(app.now())))
        : await app.database.portal(site.id, (db) => findPortalFeed(db, site))
    return reply.type('application/rss+xml; charset=utf-8').send(feed(site, { title: `Kabar ${face.title}`, items }))
  })

  app.get('/favicon.svg', { config: open() }, async ({ site }, reply) =>
    reply.type('image/svg+xml').send(wovenMark(site.code, site.accent, site.motif)),
  )

  app.get('/gambar-situs.png', { config: { ...open(), cache: false } }, async ({ site }, reply) => {
    return reply
      .header('cache-control', 'public, max-age=86400')
      .type('image/png')
      .send(await sitePicture(site))
  })
}
