import type { Db } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { pictureFields } from '../media/picture-model.ts'
import { NotFound } from '../shared/errors.ts'
import type { Site } from '../sites/site.ts'

export const withPicture = { picture: pictureFields } as const

/** A news item with what its picture needs to be shown. */
export type NewsRow = Prisma.NewsGetPayload<{ include: typeof withPicture }>

/** The item with this id at this site, draft or not. */
export async function findNews(db: Db, site: Site, id: string): Promise<NewsRow> {
  const news = await db.news.findUnique({ where: { siteId_id: { siteId: site.id, id } }, include: withPicture })
  if (!news) throw new NotFound('Kabar tidak ditemukan.')
  return news
}

/** The published item at this address of the site. */
export async function findPublishedNews(db: Db, site: Site, slug: string): Promise<NewsRow> {
  const news = await db.news.findFirst({ where: { siteId: site.id, slug, status: 'published' }, include: withPicture })
  if (!news) throw new NotFound('Kabar tidak ditemukan.')
  return news
}
