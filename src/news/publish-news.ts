import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findNews, lockNews, type NewsItem } from './find-news.ts'
import { keepAddress } from './keep-address.ts'
import { outOfTrash } from './out-of-trash.ts'
import { faultsForPublishing } from './schema.ts'

export type NewsToPublish = Doer & { id: string; version: number }

/**
 * Shows an item to the public, as it was when the officer looked at it, at the address of its title. Its day is that of the
 * first time. Publishing what is published changes nothing.
 */
export async function publishNews(db: Db, site: Site, request: NewsToPublish): Promise<Saving<NewsItem>> {
  const { id, version, ...doer } = request
  const news = await lockNews(db, site, id)
  if (news.status === 'published') return saved(news)
  outOfTrash(news)
  const faults = faultsForPublishing(news)
  if (Object.keys(faults).length > 0) return refused(faults)

  if (news.version !== version) return conflict(news)
  const slug = await keepAddress(db, site, news, news.title)
  await db.news.updateMany({
    where: { siteId: site.id, id },
    data: {
      status: 'published',
      publishAt: null,
      publishBy: null,
      slug,
      publishedAt: news.publishedAt ?? doer.now,
      version: { increment: 1 },
      updatedAt: doer.now,
    },
  })
  await recordAudit(db, site, { ...doer, deed: 'news.publish', subjectId: id, detail: { title: news.title, slug } })
  return saved(await findNews(db, site, id))
}
