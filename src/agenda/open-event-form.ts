import type { Db } from '../database/client.ts'
import type { Event } from '../database/generated/client.ts'
import { parseForm } from '../http/forms.ts'
import type { Site } from '../sites/site.ts'
import { type AskedText, findWritten, isBehind } from '../writing/find-written.ts'
import type { TypedEvent } from './admin-page.ts'
import { findEvent } from './find-event.ts'
import { eventForm } from './schema.ts'

/** What an officer typed on an event and did not save; nothing to fill a form with where all is saved. */
export async function keptForm(db: Db, site: Site, asked: AskedText): Promise<Partial<TypedEvent>> {
  const { values, ...written } = await findWritten(db, site, asked)
  return values ? { ...written, values } : written
}

/** The event with what its officer typed on it and did not save. */
export async function openEventForm(db: Db, site: Site, asked: AskedText): Promise<[Event, Partial<TypedEvent>]> {
  return [await findEvent(db, site, asked.id), await keptForm(db, site, asked)]
}

/** The event as the public would see it, with what its officer typed on it and did not save; unsaved tells whether there is any. */
export async function findEventPreview(
  db: Db,
  site: Site,
  asked: AskedText,
): Promise<{ event: Event; unsaved: boolean }> {
  const [event, typed] = await openEventForm(db, site, asked)
  if (!typed.values || isBehind(typed, event.version)) return { event, unsaved: false }
  return { event: asTyped(event, typed.values), unsaved: true }
}

/** With its day and hour as they stand, where what was typed there is none. */
function asTyped(event: Event, values: Record<string, string>): Event {
  const form = parseForm(eventForm, values)
  const { title = '', place = '', body = '' } = values
  if (!form.ok) return { ...event, title, place, body }
  const { aksi, ...draft } = form.value
  return { ...event, ...draft }
}
