import type { Event } from '../database/generated/client.ts'
import type { ShownBlock } from '../media/read-prose.ts'
import { jsonLd } from '../shared/json-ld.ts'
import { whatsappShare } from '../shared/phone.ts'
import { excerpt } from '../shared/prose.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import { placeOf } from '../sites/site-face.ts'
import type { CalendarEvent } from './calendar.ts'
import { eventTile } from './event-tile.ts'
import type { Agenda } from './list-published-events.ts'
import { lastDayOf } from './span.ts'
import { machineTime, whenWords } from './when.ts'

/** What views/agenda/list.eta reads. */
export function agendaPage(site: Site, { ahead, past, paging: { page, pages } }: Agenda) {
  return {
    title: page > 1 ? `Agenda, halaman ${page}` : 'Agenda',
    canonical: `${site.origin}/agenda${page > 1 ? `?halaman=${page}` : ''}`,
    description: `Acara dan kegiatan di ${siteTitle(site)}: kapan, di mana, dan untuk siapa.`,
    ahead: ahead.map(eventTile),
    past: past.map(eventTile),
    first: page === 1,
    page,
    pages,
    href: (to: number) => (to > 1 ? `/agenda?halaman=${to}` : '/agenda'),
  }
}

/** What views/agenda/show.eta reads of an event: published, or the preview of a draft. */
export function eventPage(
  site: Site,
  event: Event,
  blocks: ShownBlock[],
  now: Date,
  preview: { editHref: string; publishHref: string; unsaved: boolean } | null = null,
) {
  const href = `${site.origin}/agenda/${event.slug}`
  const when = whenWords(event)
  return {
    title: event.title,
    description: excerpt(`${[when, event.place].filter(Boolean).join(', ')}.\n\n${event.body}`),
    canonical: preview ? undefined : href,
    noindex: preview !== null,
    facts: preview ? undefined : eventFacts(site, event, href),
    time: machineTime(event),
    when,
    place: event.place,
    over: event.overAt <= now,
    blocks,
    calendarHref: preview ? null : `/agenda/${event.slug}/acara.ics`,
    shareHref: preview ? null : whatsappShare(`${event.title}\n${when}, ${event.place}\n${href}`),
    preview: preview && { ...preview, version: event.version, published: event.status === 'published' },
  }
}

/** What a calendar app is told of an event. */
export const calendarEvent = (site: Site, event: Event): CalendarEvent => ({
  ...event,
  href: `${site.origin}/agenda/${event.slug}`,
})

/** What a search engine is told of an event: schema.org's Event. */
function eventFacts(site: Site, event: Event, href: string): string {
  const end = event.wholeDay ? lastDayOf(event) : event.endsAt?.toISOString()
  return jsonLd({
    '@type': 'Event',
    name: event.title,
    description: event.body ? excerpt(event.body) : undefined,
    url: href,
    startDate: machineTime(event),
    endDate: end,
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: { '@type': 'Place', name: event.place, address: `${siteTitle(site)}, ${placeOf(site)}` },
    organizer: { '@type': 'GovernmentOrganization', name: siteTitle(site), url: `${site.origin}/` },
    inLanguage: 'id',
  })
}
