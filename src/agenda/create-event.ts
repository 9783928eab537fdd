import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import type { Event } from '../database/generated/client.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findEvent } from './find-event.ts'
import { publishEvent } from './publish-event.ts'
import { type EventDraft, faultsForPublishing } from './schema.ts'

export type NewEvent = Doer & { id: string; draft: EventDraft; publish: boolean }

/**
 * Saves a new event under the id its form was given, and publishes it if asked to. The same form sent again finds what it
 * made; if the text differs by then, both are shown.
 */
export async function createEvent(db: Db, site: Site, request: NewEvent): Promise<Saving<Event>> {
  const { id, draft, publish, ...doer } = request
  const faults = publish ? faultsForPublishing(draft) : {}
  if (Object.keys(faults).length > 0) return refused(faults)

  const owner = { siteId: site.id, districtId: site.districtId, regencyId: site.regencyId }
  const { count } = await db.event.createMany({
    // A draft has no address yet: its id keeps the place until it is first published.
    data: { ...owner, ...draft, id, slug: id, createdAt: doer.now, updatedAt: doer.now },
    skipDuplicates: true,
  })
  if (count === 1) {
    await recordAudit(db, site, { ...doer, deed: 'event.create', subjectId: id, detail: { title: draft.title } })
  }
  const event = await findEvent(db, site, id)
  if (!saysTheSame(event, draft)) return conflict(event)
  return publish ? publishEvent(db, site, { ...doer, id, version: event.version }) : saved(event)
}

/** Whether the event already says what was typed. */
export const saysTheSame = (event: Event, draft: EventDraft): boolean =>
  event.title === draft.title &&
  event.place === draft.place &&
  event.body === draft.body &&
  event.wholeDay === draft.wholeDay &&
  event.startsAt.getTime() === draft.startsAt.getTime() &&
  event.endsAt?.getTime() === draft.endsAt?.getTime()
