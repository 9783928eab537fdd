import type { Db } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { pictureFields } from '../media/picture-model.ts'
import { type Paging, pagingOf, slice } from '../shared/paging.ts'
import type { Site } from '../sites/site.ts'
import { type NewsRow, withPicture } from './find-news.ts'

const NEWS_PAGE = 8

const newestFirst = [{ publishedAt: 'desc' as const }, { id: 'desc' as const }]

export type NewsPage<Row = NewsRow> = { items: Row[]; paging: Paging }

/** One page of a site's published news, of one category where one is named, newest first. Opened in the visitor's scope. */
export async function listPublishedNews(
  db: Db,
  site: Site,
  { page = 1, size = NEWS_PAGE, categoryId }: { page?: number; size?: number; categoryId?: string } = {},
): Promise<NewsPage> {
  const where = { siteId: site.id, status: 'published', ...(categoryId ? { categoryId } : {}) }
  const paging = pagingOf(await db.news.count({ where }), page, size)
  const items = await db.news.findMany({ where, include: withPicture, orderBy: newestFirst, ...slice(page, size) })
  return { items, paging }
}

const OTHERS = 3

/**
 * What else to read for who has read this item: the newest of its category, then the newest of all others. Opened in the
 * visitor's scope.
 */
export async function listOtherNews(db: Db, site: Site, { id, categoryId }: NewsRow): Promise<NewsRow[]> {
  const others = { siteId: site.id, status: 'published', NOT: { id } }
  const newest = (where: object) =>
    db.news.findMany({ where, include: withPicture, orderBy: newestFirst, take: OTHERS })
  const related = categoryId ? await newest({ ...others, categoryId }) : []
  if (related.length === OTHERS) return related
  const known = new Set(related.map((each) => each.id))
  return [...related, ...(await newest(others)).filter((each) => !known.has(each.id))].slice(0, OTHERS)
}

const withSite = {
  picture: pictureFields,
  site: { include: { domains: { where: { primary: true } } } },
} as const

/** A news item with the site it is of. */
export type PortalNewsRow = Prisma.NewsGetPayload<{ include: typeof withSite }>

/** One page of what all villages of a district or regency (and it itself) published. Opened in the portal's scope. */
export async function listPortalNews(
  db: Db,
  site: Site,
  { page = 1, size = NEWS_PAGE }: { page?: number; size?: number } = {},
): Promise<NewsPage<PortalNewsRow>> {
  const below = site.kind === 'regency' ? { regencyId: site.id } : { districtId: site.id }
  const where = { ...below, status: 'published', site: { closedAt: null } }
  const paging = pagingOf(await db.news.count({ where }), page, size)
  const items = await db.news.findMany({ where, include: withSite, orderBy: newestFirst, ...slice(page, size) })
  return { items, paging }
}
