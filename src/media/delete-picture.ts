import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { Conflict } from '../shared/errors.ts'
import type { Doer } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { dropUnusedPicture } from './drop-unused-picture.ts'

/** Deletes a picture that nothing shows; one that something shows stays. Deleting what is gone changes nothing. */
export async function deletePicture(db: Db, site: Site, { id, ...doer }: Doer & { id: string }): Promise<void> {
  const where = { siteId: site.id, id }
  if ((await db.picture.count({ where })) === 0) return
  await dropUnusedPicture(db, site, id)
  if ((await db.picture.count({ where })) > 0)
    throw new Conflict('Foto ini masih dipakai. Ganti atau hapus dulu dari tulisan yang memakainya.')
  await recordAudit(db, site, { ...doer, deed: 'picture.delete', subjectId: id })
}
