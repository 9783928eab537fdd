import type { Event } from '../database/generated/client.ts'
import { isoDate, jakartaTime } from '../shared/dates.ts'
import { lastDayOf } from './span.ts'

/** An event of a calendar, with its page. */
export type CalendarEvent = Pick<
  Event,
  'id' | 'title' | 'place' | 'body' | 'wholeDay' | 'startsAt' | 'endsAt' | 'version' | 'updatedAt'
> & { href: string }

/** A calendar as RFC 5545 writes it: lines of at most 75 octets that end with CRLF, hours in Asia/Jakarta. */
export function calendarOf(name: string, events: CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Balai//Agenda//ID',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...ZONE,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

/** Western Indonesia has kept UTC+7 all year since 1964. */
const ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Jakarta',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0700',
  'TZOFFSETTO:+0700',
  'TZNAME:WIB',
  'END:STANDARD',
  'END:VTIMEZONE',
]

const eventLines = (event: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${event.id}`,
  `DTSTAMP:${utc(event.updatedAt)}`,
  `LAST-MODIFIED:${utc(event.updatedAt)}`,
  `SEQUENCE:${event.version}`,
  ...days(event),
  `SUMMARY:${escaped(event.title)}`,
  ...(event.place ? [`LOCATION:${escaped(event.place)}`] : []),
  ...(event.body ? [`DESCRIPTION:${escaped(event.body)}`] : []),
  `URL:${event.href}`,
  'END:VEVENT',
]

/** All day is a day until the day after the last; else hours of Asia/Jakarta, the end where it is known. */
function days(event: CalendarEvent): string[] {
  if (event.wholeDay) {
    const after = new Date(Date.parse(lastDayOf(event)) + 86_400_000).toISOString().slice(0, 10)
    return [`DTSTART;VALUE=DATE:${plain(isoDate(event.startsAt))}`, `DTEND;VALUE=DATE:${plain(after)}`]
  }
  return [
    `DTSTART;TZID=Asia/Jakarta:${local(event.startsAt)}`,
    ...(event.endsAt ? [`DTEND;TZID=Asia/Jakarta:${local(event.endsAt)}`] : []),
  ]
}

const plain = (text: string): string => text.replaceAll(/[-:.]/g, '')
const local = (instant: Date): string =>
  `${plain(isoDate(instant))}T${plain(jakartaTime(instant).replace(' WIB', ''))}00`
const utc = (instant: Date): string => `${plain(instant.toISOString().slice(0, 19))}Z`

/** A text value: its signs that mean something are escaped, its line ends become \n. */
const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(/[;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|[\r\n]/g, '\\n')

/** A line of more than 75 octets goes on in the next, after a space; no sign is cut in two. */
function folded(line: string): string {
  const lines: string[] = []
  let open = ''
  let octets = 0
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (octets + size > 75) {
      lines.push(open)
      open = ' '
      octets = 1
    }
    open += sign
    octets += size
  }
  return [...lines, open].join('\r\n')
}
