import { calendarLeaf, machineTime, whenWords } from './when.ts'

type EventFacts = {
  slug: string
  title: string
  place: string
  wholeDay: boolean
  startsAt: Date
  endsAt: Date | null
}

/** What views/partials/event.eta reads: an event as lists show it. */
export const eventTile = (event: EventFacts) => ({
  href: `/agenda/${event.slug}`,
  title: event.title,
  place: event.place,
  leaf: calendarLeaf(event),
  time: machineTime(event),
  when: whenWords(event),
})
