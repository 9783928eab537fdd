import type { Db } from '../database/client.ts'
import type { Announcement } from '../database/generated/client.ts'
import { type Paging, pagingOf, slice } from '../shared/paging.ts'
import type { Site } from '../sites/site.ts'

const PAST_PAGE = 10
/** A village that tells more at once than this tells nothing. */
const MOST_PRESENT = 50

const shownBy = (site: Site, today: string) => ({
  siteId: site.id,
  status: 'published',
  since: { lte: new Date(today) },
})

/** What is shown on this day: the important first, then the newest. Opened in the visitor's scope. */
export const listPresentAnnouncements = (db: Db, site: Site, today: string): Promise<Announcement[]> =>
  db.announcement.findMany({
    where: { ...shownBy(site, today), until: { gte: new Date(today) } },
    orderBy: [{ important: 'desc' }, { since: 'desc' }, { id: 'desc' }],
    take: MOST_PRESENT,
  })

/** One page of what was shown before, the last first. Opened in the visitor's scope. */
export async function listPastAnnouncements(
  db: Db,
  site: Site,
  { today, page }: { today: string; page: number },
): Promise<{ items: Announcement[]; paging: Paging }> {
  const where = { ...shownBy(site, today), until: { lt: new Date(today) } }
  const paging = pagingOf(await db.announcement.count({ where }), page, PAST_PAGE)
  const orderBy = [{ until: 'desc' as const }, { id: 'desc' as const }]
  return { items: await db.announcement.findMany({ where, orderBy, ...slice(page, PAST_PAGE) }), paging }
}

/** All that is or was shown, last published first: for feeds and sitemaps. Opened in the visitor's scope. */
export const listShownAnnouncements = (
  db: Db,
  site: Site,
  { today, most }: { today: string; most: number },
): Promise<Announcement[]> =>
  db.announcement.findMany({
    where: shownBy(site, today),
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: most,
  })

/** The one that stands at an address on this day. Opened in the visitor's scope. */
export const findShownAnnouncement = (db: Db, site: Site, { slug, today }: { slug: string; today: string }) =>
  db.announcement.findFirst({ where: { ...shownBy(site, today), slug } })
