import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { dropUnusedFile } from '../media/drop-unused-file.ts'
import { dropUnusedPicture } from '../media/drop-unused-picture.ts'
import { removedFiles } from '../media/file-list.ts'
import { coverOf, removedPictures } from '../media/picture-list.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { saysTheSame } from './create-news.ts'
import { findNews, lockNews, type NewsItem } from './find-news.ts'
import { keepAddress } from './keep-address.ts'
import { outOfTrash } from './out-of-trash.ts'
import { publishNews } from './publish-news.ts'
import { faultsForPublishing, type NewsDraft } from './schema.ts'
import { setNewsFiles } from './set-news-files.ts'
import { setNewsPictures } from './set-news-pictures.ts'

export type NewsEdit = Doer & { id: string; version: number; draft: NewsDraft; publish: boolean }

/**
 * Changes an item, made on the version the officer saw, and publishes it if asked to. Someone else's change in between
 * is a conflict: nothing is overwritten. The same change sent again is the change already made. A published item's address
 * follows its title; the old one leads there.
 */
export async function editNews(db: Db, site: Site, edit: NewsEdit): Promise<Saving<NewsItem>> {
  const { id, version, draft, publish, ...doer } = edit
  const before = await lockNews(db, site, id)
  outOfTrash(before)
  const faults = publish || before.publishAt || before.status === 'published' ? faultsForPublishing(draft) : {}
  if (Object.keys(faults).length > 0) return refused(faults)

  const renamed = before.status === 'published' && before.version === version && before.title !== draft.title
  const slug = renamed ? await keepAddress(db, site, before, draft.title) : before.slug
  const { pictures, files, ...text } = draft
  const { count } = await db.news.updateMany({
    where: { siteId: site.id, id, version },
    data: { ...text, ...coverOf(pictures), slug, version: { increment: 1 }, updatedAt: doer.now },
  })
  if (count === 1) {
    await recordAudit(db, site, { ...doer, deed: 'news.edit', subjectId: id, detail: { title: draft.title, version } })
    await setNewsPictures(db, site, id, pictures)
    await setNewsFiles(db, site, id, files)
    for (const removed of removedPictures(before.pictures, pictures)) await dropUnusedPicture(db, site, removed)
    for (const removed of removedFiles(before.files, files)) await dropUnusedFile(db, site, removed)
  }
  const news = await findNews(db, site, id)
  if (!saysTheSame(news, draft)) return conflict(news)
  return publish ? publishNews(db, site, { ...doer, id, version: news.version }) : saved(news)
}
