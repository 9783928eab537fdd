import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'

/** Deletes a picture once nothing at the site shows it, so that a removed photo is gone from its address as well. */
export async function dropUnusedPicture(db: Db, site: Site, pictureId: string): Promise<void> {
  const where = { siteId: site.id, pictureId }
  const uses =
    (await db.news.count({ where })) + (await db.product.count({ where })) + (await db.official.count({ where }))
  if (uses > 0 || (await standsInText(db, site, pictureId))) return
  await db.picture.deleteMany({ where: { siteId: site.id, id: pictureId } })
}

/** Whether a text names one of its files. */
async function standsInText(db: Db, site: Site, pictureId: string): Promise<boolean> {
  const files = await db.pictureFile.findMany({ where: { siteId: site.id, pictureId }, select: { sha256: true } })
  const where = { siteId: site.id, OR: files.map(({ sha256 }) => ({ body: { contains: sha256 } })) }
  return (await db.news.count({ where })) + (await db.product.count({ where })) > 0
}
