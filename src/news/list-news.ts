import type { Db } from '../database/client.ts'
import { type Paging, pagingOf, slice } from '../shared/paging.ts'
import { searchText } from '../shared/search-text.ts'
import type { Site } from '../sites/site.ts'
import { type NewsRow, withPicture } from './find-news.ts'

export type NewsFilter = { search: string; status: 'draft' | 'published' | 'trashed' | null; page: number }
export type NewsList = { items: NewsRow[]; paging: Paging }

const PAGE = 20

/** What the officers of a site work on, last changed first, the trash only when asked for; a page past the end is the last page. */
export async function listNews(db: Db, site: Site, { search, status, page }: NewsFilter): Promise<NewsList> {
  const where = {
    siteId: site.id,
    status: status ?? { not: 'trashed' },
    ...(search ? { title: searchText(search) } : {}),
  }
  const paging = pagingOf(await db.news.count({ where }), page, PAGE)
  const last = Math.min(page, paging.pages)
  const items = await db.news.findMany({
    where,
    include: withPicture,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    ...slice(last, PAGE),
  })
  return { items, paging: { ...paging, page: last } }
}
