import { eventTile } from '../agenda/event-tile.ts'
import { callable } from '../profile/callable.ts'
import type { Home } from './find-home.ts'

const MOST_URGENT = 3

/** What views/home/urgent.eta and views/home/ahead.eta read. */
export const aheadPart = ({ events, numbers }: Pick<Home, 'events' | 'numbers'>) => ({
  urgent: numbers
    .filter(({ urgent }) => urgent)
    .slice(0, MOST_URGENT)
    .map(callable),
  events: events.map((event) =>
    eventTile({ ...event, startsAt: new Date(event.startsAt), endsAt: event.endsAt ? new Date(event.endsAt) : null }),
  ),
})
