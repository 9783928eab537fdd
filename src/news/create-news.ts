import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { sameFiles } from '../media/file-list.ts'
import { coverOf, samePictures } from '../media/picture-list.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findNews, type NewsItem } from './find-news.ts'
import { publishNews } from './publish-news.ts'
import { faultsForPublishing, type NewsDraft } from './schema.ts'
import { setNewsFiles } from './set-news-files.ts'
import { setNewsPictures } from './set-news-pictures.ts'

export type NewNews = Doer & { id: string; draft: NewsDraft; publish: boolean }

/**
 * Saves a new item under the id its form was given, and publishes it if asked to. The same form sent again finds what it
 * made; if the text differs by then, both are shown.
 */
export async function createNews(db: Db, site: Site, request: NewNews): Promise<Saving<NewsItem>> {
  const { id, draft, publish, ...doer } = request
  const faults = publish ? faultsForPublishing(draft) : {}
  if (Object.keys(faults).length > 0) return refused(faults)

  const { pictures, files, ...text } = draft
  const owner = { siteId: site.id, districtId: site.districtId, regencyId: site.regencyId }
  const { count } = await db.news.createMany({
    // A draft has no address yet: its id keeps the place until it is first published.
    data: { ...owner, ...text, ...coverOf(pictures), id, slug: id, createdAt: doer.now, updatedAt: doer.now },
    skipDuplicates: true,
  })
  if (count === 1) {
    await setNewsPictures(db, site, id, pictures)
    await setNewsFiles(db, site, id, files)
    await recordAudit(db, site, { ...doer, deed: 'news.create', subjectId: id, detail: { title: draft.title } })
  }
  const news = await findNews(db, site, id)
  if (!saysTheSame(news, draft)) return conflict(news)
  return publish ? publishNews(db, site, { ...doer, id, version: news.version }) : saved(news)
}

/** Whether the item already says what was typed. */
export const saysTheSame = (news: NewsItem, draft: NewsDraft): boolean =>
  news.title === draft.title &&
  news.body === draft.body &&
  news.categoryId === draft.categoryId &&
  samePictures(news.pictures, draft.pictures) &&
  sameFiles(news.files, draft.files)
