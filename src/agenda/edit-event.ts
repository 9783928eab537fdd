import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import type { Event } from '../database/generated/client.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { saysTheSame } from './create-event.ts'
import { findEvent, lockEvent } from './find-event.ts'
import { keepAddress } from './keep-address.ts'
import { outOfTrash } from './out-of-trash.ts'
import { publishEvent } from './publish-event.ts'
import { type EventDraft, faultsForPublishing } from './schema.ts'

export type EventEdit = Doer & { id: string; version: number; draft: EventDraft; publish: boolean }

/**
 * Changes an event, made on the version the officer saw, and publishes it if asked to. Someone else's change in between is a
 * conflict: nothing is overwritten. The same change sent again is the change already made. A published event's address
 * follows its title; the old one leads there.
 */
export async function editEvent(db: Db, site: Site, edit: EventEdit): Promise<Saving<Event>> {
  const { id, version, draft, publish, ...doer } = edit
  const before = await lockEvent(db, site, id)
  outOfTrash(before)
  const faults = publish || before.status === 'published' ? faultsForPublishing(draft) : {}
  if (Object.keys(faults).length > 0) return refused(faults)

  const renamed = before.status === 'published' && before.version === version && before.title !== draft.title
  const slug = renamed ? await keepAddress(db, site, before, draft.title) : before.slug
  const { count } = await db.event.updateMany({
    where: { siteId: site.id, id, version },
    data: { ...draft, slug, version: { increment: 1 }, updatedAt: doer.now },
  })
  if (count === 1) {
    await recordAudit(db, site, { ...doer, deed: 'event.edit', subjectId: id, detail: { title: draft.title, version } })
  }
  const event = await findEvent(db, site, id)
  if (!saysTheSame(event, draft)) return conflict(event)
  return publish ? publishEvent(db, site, { ...doer, id, version: event.version }) : saved(event)
}
