import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { longDateTime } from '../shared/content.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import type { Due } from '../writing/publishing-clock.ts'
import { findNews, lockNews, type NewsItem } from './find-news.ts'
import { outOfTrash } from './out-of-trash.ts'
import { publishNews } from './publish-news.ts'
import { faultsForPublishing } from './schema.ts'

export type NewsToSchedule = Doer & { id: string; version: number; at: Date }

/** Lets a draft publish itself at a moment to come, as it will stand then. What is published already stays as it is. */
export async function scheduleNews(db: Db, site: Site, request: NewsToSchedule): Promise<Saving<NewsItem>> {
  const { id, version, at, ...doer } = request
  const news = await lockNews(db, site, id)
  outOfTrash(news)
  if (news.status === 'published' || news.publishAt?.getTime() === at.getTime()) return saved(news)
  const faults = faultsForPublishing(news)
  if (Object.keys(faults).length > 0) return refused(faults)
  if (news.version !== version) return conflict(news)
  await db.news.updateMany({
    where: { siteId: site.id, id },
    data: { publishAt: at, publishBy: doer.officer.id, version: { increment: 1 }, updatedAt: doer.now },
  })
  const detail = { title: news.title, at: longDateTime(at) }
  await recordAudit(db, site, { ...doer, deed: 'news.schedule', subjectId: id, detail })
  return saved(await findNews(db, site, id))
}

/** Takes the moment away from a draft that waits for it, whichever version it is at. */
export async function unscheduleNews(db: Db, site: Site, { id, ...doer }: Doer & { id: string }): Promise<void> {
  const { title } = await findNews(db, site, id)
  const { count } = await db.news.updateMany({
    where: { siteId: site.id, id, publishAt: { not: null } },
    data: { publishAt: null, publishBy: null, version: { increment: 1 }, updatedAt: doer.now },
  })
  if (count === 1) await recordAudit(db, site, { ...doer, deed: 'news.unschedule', subjectId: id, detail: { title } })
}

/**
 * News whose hour has come, published in the name of who asked for it. Who comes second finds it done; one that lacks
 * something by now waits no longer.
 */
export const newsDue: Due = {
  list: (db, regencyId, { now, most }) =>
    db.news.findMany({
      where: { regencyId, status: 'draft', publishAt: { lte: now } },
      select: { siteId: true, id: true },
      orderBy: { publishAt: 'asc' },
      take: most,
    }),
  async publish(db, site, { id, now }) {
    const news = await lockNews(db, site, id)
    if (news.status !== 'draft' || !news.publishAt || !news.publishBy || news.publishAt > now) return
    const doer = { officer: { id: news.publishBy }, now, address: '' }
    const saving = await publishNews(db, site, { ...doer, id, version: news.version })
    if (saving.kind === 'refused') await unscheduleNews(db, site, { ...doer, id })
  },
}
