import { calendarDay, isoDate, jakartaTime, longDateWithDay, MONTHS } from '../shared/dates.ts'
import { lastDayOf, type Span } from './span.ts'

type When = Omit<Span, 'overAt'>

/** 'Sabtu, 28 November 2026, 09.00–11.00 WIB': when an event is, as a person says it. */
export function whenWords(span: When): string {
  const [first, last] = [isoDate(span.startsAt), lastDayOf(span)]
  if (span.wholeDay) {
    if (first === last) return `${longDateWithDay(first)}, sepanjang hari`
    return `${longDateWithDay(first)} sampai ${longDateWithDay(last)}`
  }
  const start = jakartaTime(span.startsAt)
  if (!span.endsAt) return `${longDateWithDay(first)}, ${start}`
  const end = jakartaTime(span.endsAt)
  if (first === last) return `${longDateWithDay(first)}, ${start.replace(' WIB', '')}\u2060–\u2060${end}`
  return `${longDateWithDay(first)}, ${start} sampai ${longDateWithDay(last)}, ${end}`
}

/** The leaf of a calendar: '28', 'Nov'. */
export function calendarLeaf({ startsAt }: Pick<When, 'startsAt'>): { day: string; month: string } {
  const { day, month } = calendarDay(startsAt)
  return { day: String(day), month: MONTHS[month - 1]!.slice(0, 3) }
}

/** What a time element carries: a day where an event lasts all day, else the instant in WIB. */
export function machineTime({ wholeDay, startsAt }: Pick<When, 'wholeDay' | 'startsAt'>): string {
  if (wholeDay) return isoDate(startsAt)
  return `${isoDate(startsAt)}T${jakartaTime(startsAt).slice(0, 5).replace('.', ':')}+07:00`
}
