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

/**
 * Deletes the files of a site that were sent with a form a month ago and that nothing offers: no item, and no text that is not
 * saved yet. They stand in no list, so that nobody else would.
 */
export async function dropForgottenFiles(db: Db, site: Site): Promise<void> {
  await db.$executeRaw`
    DELETE FROM stored_file WHERE site_id = ${site.id}::uuid AND id IN (
      SELECT id FROM stored_file f WHERE site_id = ${site.id}::uuid AND created_at < now() - interval '31 days'
        AND NOT EXISTS (SELECT FROM news_file n WHERE n.site_id = f.site_id AND n.file_id = f.id)
        AND NOT EXISTS (SELECT FROM document d WHERE d.site_id = f.site_id AND d.file_id = f.id)
        AND NOT EXISTS (SELECT FROM kept_text k WHERE k.site_id = f.site_id AND k."values"::text LIKE '%' || f.id || '%')
      FOR UPDATE OF f SKIP LOCKED)`
}
