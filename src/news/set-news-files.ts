import type { Db } from '../database/client.ts'
import { type ListedFile, listedFileRows } from '../media/file-list.ts'
import type { Site } from '../sites/site.ts'

/** Gives an item these files, in this order, instead of those it had. */
export async function setNewsFiles(db: Db, site: Site, newsId: string, files: ListedFile[]): Promise<void> {
  await db.newsFile.deleteMany({ where: { siteId: site.id, newsId } })
  await db.newsFile.createMany({ data: listedFileRows(files).map((row) => ({ siteId: site.id, newsId, ...row })) })
}
