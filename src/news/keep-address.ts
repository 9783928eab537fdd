import type { Db } from '../database/client.ts'
import { freeSlug } from '../shared/free-slug.ts'
import type { Site } from '../sites/site.ts'
import type { NewsRow } from './find-news.ts'

/**
 * The address of a title for a published item. It is kept with all the item had before, which lead to it from then on: no
 * other item ever gets one of them, and a title that comes back finds its own again. The lock makes two publishers of one
 * title take turns.
 */
export async function keepAddress(db: Db, site: Site, news: NewsRow, title: string): Promise<string> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`news slug ${site.id}`}, 0))`
  const others = { siteId: site.id, NOT: { id: news.id } }
  const taken = [
    ...(await db.news.findMany({ where: others, select: { slug: true } })),
    ...(await db.newsAddress.findMany({
      where: { siteId: site.id, NOT: { newsId: news.id } },
      select: { slug: true },
    })),
  ]
  const slug = freeSlug(title, new Set(taken.map((row) => row.slug)))
  const kept = news.publishedAt ? [...new Set([news.slug, slug])] : [slug]
  const data = kept.map((each) => ({ siteId: site.id, slug: each, newsId: news.id }))
  await db.newsAddress.createMany({ data, skipDuplicates: true })
  return slug
}
