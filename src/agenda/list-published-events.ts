import type { Db } from '../database/client.ts'
import type { Event } from '../database/generated/client.ts'
import { type Paging, pagingOf, slice } from '../shared/paging.ts'
import type { Site } from '../sites/site.ts'

const PAST_PAGE = 10
/** More than any village plans; a calendar that grew without end would cost every visitor. */
const MOST = 200
/** How long a calendar app still sees what is over. */
const KEPT_MS = 90 * 86_400_000

export type Agenda = { ahead: Event[]; past: Event[]; paging: Paging }

/** What lies ahead, the next first, and a page of what is over, the latest first. Opened in the visitor's scope. */
export async function listPublishedEvents(
  db: Db,
  site: Site,
  { page, now }: { page: number; now: Date },
): Promise<Agenda> {
  const published = { siteId: site.id, status: 'published' }
  const over = { ...published, overAt: { lte: now } }
  const paging = pagingOf(await db.event.count({ where: over }), page, PAST_PAGE)
  const past = await db.event.findMany({
    where: over,
    orderBy: [{ overAt: 'desc' }, { id: 'desc' }],
    ...slice(page, PAST_PAGE),
  })
  return { ahead: page > 1 ? [] : await listAhead(db, site, now), past, paging }
}

const listAhead = (db: Db, site: Site, after: Date): Promise<Event[]> =>
  db.event.findMany({
    where: { siteId: site.id, status: 'published', overAt: { gt: after } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: MOST,
  })

/** What a calendar app is given: all that lies ahead, and what was in the last 90 days. Opened in the visitor's scope. */
export const listCalendarEvents = (db: Db, site: Site, now: Date): Promise<Event[]> =>
  listAhead(db, site, new Date(now.getTime() - KEPT_MS))

/** What was published last, the newest first: for feeds and sitemaps. Opened in the visitor's scope. */
export const listLatestEvents = (db: Db, site: Site, most: number): Promise<Event[]> =>
  db.event.findMany({
    where: { siteId: site.id, status: 'published' },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: most,
  })
