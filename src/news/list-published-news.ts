import type { Db } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { pictureFields } from '../media/picture-model.ts'
import { type Paging, pagingOf, slice } from '../shared/paging.ts'
import type { Site } from '../sites/site.ts'
import { type NewsRow, withPicture } from './find-news.ts'

const NEWS_PAGE = 8

const newestFirst = [{ publishedAt: 'desc' as const }, { id: 'desc' as const }]

export type NewsPage<Row = NewsRow> = { items: Row[]; paging: Paging }

/** One page of a site's published news, newest first. Opened in the visitor's scope. */
export async function listPublishedNews(
  db: Db,
  site: Site,
  { page = 1, size = NEWS_PAGE }: { page?: number; size?: number } = {},
): Promise<NewsPage> {
  const where = { siteId: site.id, status: 'published' }
  const paging = pagingOf(await db.news.count({ where }), page, size)
  const items = await db.news.findMany({ where, include: withPicture, orderBy: newestFirst, ...slice(page, size) })
  return { items, paging }
}

const OTHERS = 3

/** The newest of what else the site published, for who has read this item. Opened in the visitor's scope. */
export const listOtherNews = (db: Db, site: Site, { id }: { id: string }): Promise<NewsRow[]> =>
  db.news.findMany({
    where: { siteId: site.id, status: 'published', NOT: { id } },
    include: withPicture,
    orderBy: newestFirst,
    take: OTHERS,
  })

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
