import type { Db } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { fileListFields } from '../media/file-list.ts'
import { pictureListFields } from '../media/picture-list.ts'
import { pictureFields } from '../media/picture-model.ts'
import { Gone, NotFound } from '../shared/errors.ts'
import type { Site } from '../sites/site.ts'

export const withPicture = { picture: pictureFields, category: { select: { slug: true, name: true } } } as const

/** A news item as lists show it, with its cover and its category. */
export type NewsRow = Prisma.NewsGetPayload<{ include: typeof withPicture }>

const whole = { ...withPicture, pictures: pictureListFields, files: fileListFields } as const

/** A news item whole, with all its pictures and files. */
export type NewsItem = Prisma.NewsGetPayload<{ include: typeof whole }>

/** The item with this id at this site, draft or not. */
export async function findNews(db: Db, site: Site, id: string): Promise<NewsItem> {
  const news = await db.news.findUnique({ where: { siteId_id: { siteId: site.id, id } }, include: whole })
  if (!news) throw new NotFound('Kabar tidak ditemukan.')
  return news
}

/** The same, its row locked until the transaction ends: whoever comes second sees what the first has done. */
export async function lockNews(db: Db, site: Site, id: string): Promise<NewsItem> {
  await db.$queryRaw`SELECT 1 FROM news WHERE site_id = ${site.id}::uuid AND id = ${id}::uuid FOR UPDATE`
  return findNews(db, site, id)
}

/** What stands at an address of the site: a published item, or the address it has moved to. */
export type AtAddress = { kind: 'here'; news: NewsItem } | { kind: 'moved'; slug: string }

/** What the public finds at this address; Gone where an item was published here and is withdrawn. */
export async function findPublishedNews(db: Db, site: Site, slug: string): Promise<AtAddress> {
  const news = await db.news.findFirst({ where: { siteId: site.id, slug, status: 'published' }, include: whole })
  if (news) return { kind: 'here', news }
  const address = await db.newsAddress.findUnique({ where: { siteId_slug: { siteId: site.id, slug } } })
  if (!address) throw new NotFound('Kabar tidak ditemukan.')
  const moved = await db.news.findFirst({ where: { siteId: site.id, id: address.newsId, status: 'published' } })
  if (!moved) throw new Gone('Kabar ini sudah ditarik oleh penulisnya.')
  return { kind: 'moved', slug: moved.slug }
}

/** The version of an item that can be written on; null where there is none, or it lies in the trash. */
export async function versionOf(db: Db, site: Site, id: string): Promise<number | null> {
  const item = await db.news.findFirst({
    where: { siteId: site.id, id, status: { not: 'trashed' } },
    select: { version: true },
  })
  return item?.version ?? null
}
