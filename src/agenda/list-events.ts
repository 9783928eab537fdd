import type { Db } from '../database/client.ts'
import type { Event } from '../database/generated/client.ts'
import { type Paging, pagingOf, slice } from '../shared/paging.ts'
import { searchText } from '../shared/search-text.ts'
import type { Site } from '../sites/site.ts'

export type EventFilter = { search: string; status: 'draft' | 'published' | 'trashed' | null; page: number }
export type EventList = { items: Event[]; paging: Paging }

const PAGE = 20

/** What the officers of a site work on, the latest day first, the trash only when asked for; a page past the end is the last page. */
export async function listEvents(db: Db, site: Site, { search, status, page }: EventFilter): Promise<EventList> {
  const where = {
    siteId: site.id,
    status: status ?? { not: 'trashed' },
    ...(search ? { title: searchText(search) } : {}),
  }
  const paging = pagingOf(await db.event.count({ where }), page, PAGE)
  const last = Math.min(page, paging.pages)
  const orderBy = [{ startsAt: 'desc' as const }, { id: 'desc' as const }]
  const items = await db.event.findMany({ where, orderBy, ...slice(last, PAGE) })
  return { items, paging: { ...paging, page: last } }
}
