import { eventTile } from '../agenda/event-tile.ts'
import { callable } from '../profile/callable.ts'
import type { Ahead } from './find-ahead.ts'

const MOST_URGENT = 3

/** What views/home/urgent.eta and views/home/ahead.eta read. */
export const aheadPart = ({ events, numbers }: Ahead) => ({
  urgent: numbers
    .filter(({ urgent }) => urgent)
    .slice(0, MOST_URGENT)
    .map(callable),
  events: events.map((event) =>
    eventTile({ ...event, startsAt: new Date(event.startsAt), endsAt: event.endsAt ? new Date(event.endsAt) : null }),
  ),
})
