import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { freeSlug } from '../shared/free-slug.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findNews, type NewsRow } from './find-news.ts'
import { faultsForPublishing } from './schema.ts'

export type NewsToPublish = Doer & { id: string; version: number }

/**
 * Shows an item to the public, as it was when the officer looked at it. The first time gives it its address and its day;
 * both stay, whatever becomes of the title. Publishing what is published changes nothing.
 */
export async function publishNews(db: Db, site: Site, request: NewsToPublish): Promise<Saving<NewsRow>> {
  const { id, version, ...doer } = request
  const news = await findNews(db, site, id)
  if (news.status === 'published') return saved(news)
  const faults = faultsForPublishing(news)
  if (Object.keys(faults).length > 0) return refused(faults)

  const slug = news.slug === id ? await newSlug(db, site, news.title) : news.slug
  const { count } = await db.news.updateMany({
    where: { siteId: site.id, id, version },
    data: {
      status: 'published',
      slug,
      publishedAt: news.publishedAt ?? doer.now,
      version: { increment: 1 },
      updatedAt: doer.now,
    },
  })
  if (count === 0) return conflict(news)
  await recordAudit(db, site, { ...doer, deed: 'news.publish', subjectId: id, detail: { title: news.title, slug } })
  return saved(await findNews(db, site, id))
}

/** The site's next free address for a title; the lock makes two publishers of one title take turns. */
async function newSlug(db: Db, site: Site, title: string): Promise<string> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`news slug ${site.id}`}, 0))`
  const rows = await db.news.findMany({ where: { siteId: site.id }, select: { slug: true } })
  return freeSlug(title, new Set(rows.map((row) => row.slug)))
}
