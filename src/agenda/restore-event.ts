import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import type { Doer } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findEvent } from './find-event.ts'

/** Takes an event out of the trash, as a draft: who threw away what was public looks at it before the public does again. */
export async function restoreEvent(db: Db, site: Site, { id, ...doer }: Doer & { id: string }): Promise<void> {
  const { title } = await findEvent(db, site, id)
  const { count } = await db.event.updateMany({
    where: { siteId: site.id, id, status: 'trashed' },
    data: { status: 'draft', version: { increment: 1 }, updatedAt: doer.now },
  })
  if (count === 1) await recordAudit(db, site, { ...doer, deed: 'event.restore', subjectId: id, detail: { title } })
}
