import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import type { Doer } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import type { ProcessedPicture } from './process-picture.ts'
import { storePicture } from './store-picture.ts'

export type NewPicture = Doer & { photo: ProcessedPicture; alt: string }

/** Puts a photo into the site's library, with what is seen on it. The same photo again is the same picture. */
export async function addPicture(db: Db, site: Site, { photo, alt, ...doer }: NewPicture): Promise<string> {
  const id = await storePicture(db, site, photo)
  const { count } = await db.picture.updateMany({ where: { siteId: site.id, id, alt: { not: alt } }, data: { alt } })
  if (count > 0) await recordAudit(db, site, { ...doer, deed: 'picture.add', subjectId: id, detail: { alt } })
  return id
}
