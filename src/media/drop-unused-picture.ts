import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'

/** Deletes a picture once nothing at the site shows it, so that a removed photo is gone from its address as well. */
export async function dropUnusedPicture(db: Db, site: Site, pictureId: string): Promise<void> {
  const where = { siteId: site.id, pictureId }
  const logos = { where: { siteId: site.id, logoId: pictureId } }
  const uses =
    (await db.newsPicture.count({ where })) +
    (await db.galleryPicture.count({ where })) +
    (await db.productPicture.count({ where })) +
    (await db.official.count({ where })) +
    (await db.siteProfile.count(logos))
  if (uses === 0) await db.picture.deleteMany({ where: { siteId: site.id, id: pictureId } })
}
