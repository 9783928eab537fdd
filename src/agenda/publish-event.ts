import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import type { Event } from '../database/generated/client.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findEvent, lockEvent } from './find-event.ts'
import { keepAddress } from './keep-address.ts'
import { outOfTrash } from './out-of-trash.ts'
import { faultsForPublishing } from './schema.ts'

export type EventToPublish = Doer & { id: string; version: number }

/**
 * Shows an event to the public, as it was when the officer looked at it, at the address of its title. Publishing what is
 * published changes nothing.
 */
export async function publishEvent(db: Db, site: Site, request: EventToPublish): Promise<Saving<Event>> {
  const { id, version, ...doer } = request
  const event = await lockEvent(db, site, id)
  if (event.status === 'published') return saved(event)
  outOfTrash(event)
  const faults = faultsForPublishing(event)
  if (Object.keys(faults).length > 0) return refused(faults)

  if (event.version !== version) return conflict(event)
  const slug = await keepAddress(db, site, event, event.title)
  await db.event.updateMany({
    where: { siteId: site.id, id },
    data: {
      status: 'published',
      slug,
      publishedAt: event.publishedAt ?? doer.now,
      version: { increment: 1 },
      updatedAt: doer.now,
    },
  })
  await recordAudit(db, site, { ...doer, deed: 'event.publish', subjectId: id, detail: { title: event.title, slug } })
  return saved(await findEvent(db, site, id))
}
