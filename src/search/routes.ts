import type { FastifyInstance } from 'fastify'
import { open } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { NotFound } from '../shared/errors.ts'
import { findVillageNames } from './find-village-names.ts'
import { foundPage, searchPage } from './page.ts'
import { searchQuery } from './schema.ts'
import { searchSite } from './search-site.ts'

/** The search over everything that a site, or all sites of a portal, show the public. */
export async function searchRoutes(app: FastifyInstance) {
  app.get('/cari', { config: open() }, async ({ site, face, query }, reply) => {
    const asked = parseUrl(searchQuery, query)
    if (asked.q === '') return reply.page('search/page', searchPage(site, face))
    const scope = site.kind === 'village' ? app.database.visitor : app.database.portal
    const [found, names] = await scope(site.id, async (db) => {
      const found = await searchSite(db, site, {
        typed: asked.q,
        kind: asked.jenis,
        page: asked.halaman,
        now: app.now(),
      })
      const elsewhere = site.kind === 'village' ? [] : found.hits.map(({ siteId }) => siteId)
      return [found, elsewhere.length > 0 ? await findVillageNames(db, site, elsewhere) : new Map()] as const
    })
    if (asked.halaman > found.paging.pages) throw new NotFound('Halaman tidak ditemukan.')
    // What somebody looked for is theirs: kept by their browser for the way back, by nobody else.
    reply.header('cache-control', 'private, max-age=60')
    return reply.page('search/page', foundPage(site, face, asked, found, names))
  })
}
