import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'

/** Deletes a file once nothing at the site offers it, so that what was removed is gone from its address as well. */
export async function dropUnusedFile(db: Db, site: Site, fileId: string): Promise<void> {
  const where = { siteId: site.id, fileId }
  const uses = (await db.newsFile.count({ where })) + (await db.document.count({ where }))
  if (uses === 0) await db.storedFile.deleteMany({ where: { siteId: site.id, id: fileId } })
}
