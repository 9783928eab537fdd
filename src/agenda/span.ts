import { isoDate, jakartaTime } from '../shared/dates.ts'

/** When an event is: from and until which instant; all day, until the midnight (WIB) after its last day. */
export type Span = { wholeDay: boolean; startsAt: Date; endsAt: Date | null; overAt: Date }

/** The same as an officer types it: ISO days, 'HH:MM' in WIB; what is empty was not typed. */
export type TypedSpan = { day: string; start: string; lastDay: string; end: string }

const DAY_MS = 86_400_000
const at = (day: string, time: string): Date => new Date(`${day}T${time}:00+07:00`)
const midnightAfter = (day: string): Date => new Date(at(day, '00:00').getTime() + DAY_MS)

/** What was typed as instants, or what does not fit together, by field. Without an hour an event lasts all day. */
export function spanOf({ day, start, lastDay, end }: TypedSpan): Span | { errors: Partial<TypedSpan> } {
  const last = lastDay || day
  if (last < day) return { errors: { lastDay: 'Tanggal selesai lebih awal daripada tanggal mulai.' } }
  if (!start && end) return { errors: { start: 'Isi jam mulai, atau kosongkan jam selesai.' } }
  if (!start) {
    const endsAt = midnightAfter(last)
    return { wholeDay: true, startsAt: at(day, '00:00'), endsAt, overAt: endsAt }
  }
  const startsAt = at(day, start)
  if (!end && last > day) return { errors: { end: 'Isi jam selesai pada hari terakhir.' } }
  if (!end) return { wholeDay: false, startsAt, endsAt: null, overAt: midnightAfter(day) }
  const endsAt = at(last, end)
  if (endsAt <= startsAt) return { errors: { end: 'Jam selesai harus sesudah jam mulai.' } }
  return { wholeDay: false, startsAt, endsAt, overAt: endsAt }
}

/** The last day of an event, in Asia/Jakarta: all day until a midnight is until the day before. */
export const lastDayOf = ({ wholeDay, startsAt, endsAt }: Omit<Span, 'overAt'>): string =>
  isoDate(endsAt ? new Date(endsAt.getTime() - (wholeDay ? 1 : 0)) : startsAt)

/** A span as its form shows it. */
export function typedSpan(span: Omit<Span, 'overAt'>): TypedSpan {
  const clock = (instant: Date) => jakartaTime(instant).slice(0, 5).replace('.', ':')
  const day = isoDate(span.startsAt)
  const lastDay = lastDayOf(span)
  return {
    day,
    start: span.wholeDay ? '' : clock(span.startsAt),
    lastDay: lastDay === day ? '' : lastDay,
    end: span.wholeDay || !span.endsAt ? '' : clock(span.endsAt),
  }
}
