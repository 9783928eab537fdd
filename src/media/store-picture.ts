import type { Db } from '../database/client.ts'
import { newId } from '../shared/id.ts'
import type { Site } from '../sites/site.ts'
import type { ProcessedPicture } from './process-picture.ts'

/**
 * Keeps a processed photo, all its widths in the same transaction, and answers with its id. The same photo sent again
 * to the same site is the same picture: a form sent twice changes nothing.
 */
export async function storePicture(db: Db, site: Site, picture: ProcessedPicture): Promise<string> {
  const { width, height, variants } = picture
  const owner = { siteId: site.id, districtId: site.districtId, regencyId: site.regencyId }
  const { sha256, format } = variants[0]!
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${site.id} ${sha256}`}, 0))`
  const same = await db.pictureFile.findFirst({
    where: { siteId: site.id, sha256, format },
    select: { pictureId: true },
  })
  if (same) return same.pictureId

  const id = newId()
  await db.picture.create({ data: { ...owner, id, width, height } })
  await db.pictureFile.createMany({ data: variants.map((variant) => ({ ...owner, pictureId: id, ...variant })) })
  return id
}
