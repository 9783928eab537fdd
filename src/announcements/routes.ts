import type { FastifyInstance } from 'fastify'
import { open } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { pageQuery, slugParams } from '../http/item-schemas.ts'
import { findMovedItem } from '../items/item-address.ts'
import { itemDesk } from '../items/item-desk.ts'
import { readProse } from '../media/read-prose.ts'
import { isoDate } from '../shared/dates.ts'
import { NotFound } from '../shared/errors.ts'
import { announcements } from './announcement.ts'
import { announcementDesk } from './desk.ts'
import { announcementPage, announcementsPage } from './page.ts'
import { findShownAnnouncement, listPastAnnouncements, listPresentAnnouncements } from './published-announcements.ts'

/** Announcements: what the public reads while it counts and after, and the desk where they are written. */
export async function announcementRoutes(app: FastifyInstance) {
  const today = () => isoDate(app.now())

  app.get('/pengumuman', { config: { ...open('village'), paged: true } }, async ({ site, query }, reply) => {
    const { halaman: page } = parseUrl(pageQuery, query)
    const lists = await app.database.visitor(site.id, async (db) => {
      const { items: past, paging } = await listPastAnnouncements(db, site, { today: today(), page })
      return { present: await listPresentAnnouncements(db, site, today()), past, paging }
    })
    if (page > lists.paging.pages) throw new NotFound('Halaman tidak ditemukan.')
    return reply.page('announcements/list', announcementsPage(site, lists))
  })

  app.get('/pengumuman/:slug', { config: open('village') }, async ({ site, params }, reply) => {
    const { slug } = parseUrl(slugParams, params)
    const found = await app.database.visitor(site.id, async (db) => {
      const item = await findShownAnnouncement(db, site, { slug, today: today() })
      if (!item) return findMovedItem(db, site, announcements, slug)
      return { item, blocks: await readProse(db, site, item.body) }
    })
    if (typeof found !== 'string')
      return reply.page('announcements/show', announcementPage(site, found.item, found.blocks, today()))
    if (found === slug) throw new NotFound('Pengumuman tidak ditemukan.')
    // A title may come back to an address: a browser that kept the way away from it would go in circles.
    return reply.header('cache-control', 'no-cache').redirect(`/pengumuman/${found}`, 301)
  })

  itemDesk(app, announcementDesk)
}
