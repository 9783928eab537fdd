import type { Db } from '../database/client.ts'
import { type ListedPicture, listedRows } from '../media/picture-list.ts'
import type { Site } from '../sites/site.ts'

/** Gives an item these pictures, in this order, instead of those it had. */
export async function setNewsPictures(db: Db, site: Site, newsId: string, pictures: ListedPicture[]): Promise<void> {
  await db.newsPicture.deleteMany({ where: { siteId: site.id, newsId } })
  await db.newsPicture.createMany({ data: listedRows(pictures).map((row) => ({ siteId: site.id, newsId, ...row })) })
}
