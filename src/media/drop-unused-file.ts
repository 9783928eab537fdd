import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'

/**
 * Deletes a file once nothing at the site offers it, so that what was removed is gone from its address as well. One that a
 * form being saved holds stays.
 */
export async function dropUnusedFile(db: Db, site: Site, fileId: string): Promise<void> {
  const free = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM stored_file WHERE site_id = ${site.id}::uuid AND id = ${fileId}::uuid FOR UPDATE SKIP LOCKED`
  if (free.length === 0) return
  const where = { siteId: site.id, fileId }
  const uses = (await db.newsFile.count({ where })) + (await db.document.count({ where }))
  if (uses === 0) await db.storedFile.deleteMany({ where: { siteId: site.id, id: fileId } })
}
