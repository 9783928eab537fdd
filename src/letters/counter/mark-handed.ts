import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'

/** Brings the counter in line with the expedition book, after a handover of the letter was entered there or taken out. */
export async function markHanded(db: Db, site: Pick<Site, 'id'>, letterId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE letter_intake SET handed_at = (SELECT min(recorded_at) FROM expedition_entry
      WHERE site_id = ${site.id}::uuid AND number_id = ${letterId}::uuid)
    WHERE site_id = ${site.id}::uuid AND letter_id = ${letterId}::uuid`
}
