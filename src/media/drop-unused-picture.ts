import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'
import { listTextsNaming } from './texts-naming.ts'

/**
 * Deletes a picture once nothing at the site shows it, so that a removed photo is gone from its address as well. One that a
 * form being saved holds stays.
 */
export async function dropUnusedPicture(db: Db, site: Site, pictureId: string): Promise<void> {
  const free = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM picture WHERE site_id = ${site.id}::uuid AND id = ${pictureId}::uuid FOR UPDATE SKIP LOCKED`
  if (free.length === 0) return
  const where = { siteId: site.id, pictureId }
  const uses =
    (await db.newsPicture.count({ where })) +
    (await db.galleryPicture.count({ where })) +
    (await db.productPicture.count({ where })) +
    (await db.official.count({ where })) +
    (await db.siteProfile.count({ where: { siteId: site.id, logoId: pictureId } })) +
    (await db.siteSetting.count({ where: { siteId: site.id, proposed: { path: ['logoId'], equals: pictureId } } }))
  if (uses > 0 || (await standsInText(db, site, pictureId))) return
  await db.picture.deleteMany({ where: { siteId: site.id, id: pictureId } })
}

/** Whether a text names one of its files. */
async function standsInText(db: Db, site: Site, pictureId: string): Promise<boolean> {
  const files = await db.pictureFile.findMany({ where: { siteId: site.id, pictureId }, select: { sha256: true } })
  const texts = await listTextsNaming(db, site, '](/gambar/')
  return texts.some(({ text }) => files.some(({ sha256 }) => text.includes(sha256)))
}
