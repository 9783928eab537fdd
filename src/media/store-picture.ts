import type { Db } from '../database/client.ts'
import { newId } from '../shared/id.ts'
import type { Site } from '../sites/site.ts'
import type { ProcessedPicture } from './process-picture.ts'

/** Keeps a processed photo, all its widths in the same transaction, and answers with its id. */
export async function storePicture(db: Db, site: Site, { width, height, variants }: ProcessedPicture): Promise<string> {
  const owner = { siteId: site.id, districtId: site.districtId, regencyId: site.regencyId }
  const id = newId()
  await db.picture.create({ data: { ...owner, id, width, height } })
  await db.pictureFile.createMany({ data: variants.map((variant) => ({ ...owner, pictureId: id, ...variant })) })
  return id
}
