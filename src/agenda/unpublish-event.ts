import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import type { Doer } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findEvent } from './find-event.ts'

/** Takes an event off the public pages at once, whichever version it is at. Its address and day are kept for its return. */
export async function unpublishEvent(db: Db, site: Site, { id, ...doer }: Doer & { id: string }): Promise<void> {
  const { title } = await findEvent(db, site, id)
  const { count } = await db.event.updateMany({
    where: { siteId: site.id, id, status: 'published' },
    data: { status: 'draft', version: { increment: 1 }, updatedAt: doer.now },
  })
  if (count === 1) await recordAudit(db, site, { ...doer, deed: 'event.unpublish', subjectId: id, detail: { title } })
}
