/** A day of the calendar, without hour or zone. */
export type CalendarDay = { year: number; month: number; day: number }

/** An instant (read in Asia/Jakarta), an ISO date ('2026-11-24'), or a day. */
export type DayLike = Date | string | CalendarDay

const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const
const DAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'] as const
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const

// Western Indonesia keeps UTC+7 all year and has done so since 1964: no table of zones is needed.
const WIB_OFFSET = 7 * 60 * 60 * 1000
const inJakarta = (instant: Date) => new Date(instant.getTime() + WIB_OFFSET)
const two = (value: number) => String(value).padStart(2, '0')

/** The day an instant falls on in Asia/Jakarta, whatever the zone of the server. */
export function jakartaDay(instant: Date): CalendarDay {
  const local = inJakarta(instant)
  if (Number.isNaN(local.getTime())) throw new RangeError('Not an instant')
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }
}

/** 'YYYY-MM-DD' of a day; of an instant, its day in Asia/Jakarta. */
export function isoDate(date: DayLike): string {
  const { year, month, day } = calendarDay(date)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** How many days a month has. */
const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()

/** Whether the calendar has this day: 29 February only in leap years, never 31 April. */
export function dayExists({ year, month, day }: CalendarDay): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Reads 'YYYY-MM-DD'; null when it is written otherwise or the calendar has no such day. */
export function parseIsoDate(text: string): CalendarDay | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  return dayExists(day) ? day : null
}

/** The day meant by an instant, an ISO date or a day; throws a RangeError for a text that is no day of the calendar. */
export function calendarDay(date: DayLike): CalendarDay {
  if (date instanceof Date) return jakartaDay(date)
  if (typeof date !== 'string') return date
  const day = parseIsoDate(date)
  if (!day) throw new RangeError('Not an ISO date')
  return day
}

/** '24 November 2026'. */
export function longDate(date: DayLike): string {
  const { year, month, day } = calendarDay(date)
  return `${day} ${MONTHS[month - 1]} ${year}`
}

/** 'Jumat'. */
export function dayName(date: DayLike): string {
  return DAYS[new Date(`${isoDate(date)}T00:00:00Z`).getUTCDay()] ?? ''
}

/** 'Selasa, 24 November 2026'. */
export const longDateWithDay = (date: DayLike): string => `${dayName(date)}, ${longDate(date)}`

/** 'XI' for any day of November. */
export const romanMonth = (date: DayLike): string => ROMAN[calendarDay(date).month - 1] ?? ''

/** '10.00 WIB'. */
export function jakartaTime(instant: Date): string {
  const local = inJakarta(instant)
  return `${two(local.getUTCHours())}.${two(local.getUTCMinutes())} WIB`
}

/** Full years lived on a day; negative before birth. Who is born on 29 February grows older on 1 March. */
export function ageAt(birth: DayLike, on: DayLike): number {
  const born = calendarDay(birth)
  const now = calendarDay(on)
  const before = now.month < born.month || (now.month === born.month && now.day < born.day)
  return now.year - born.year - (before ? 1 : 0)
}

/** The same day of a later month, or that month's last day: 31 August plus 6 months is 28 February. */
export function addMonths(date: DayLike, months: number): CalendarDay {
  const { year, month, day } = calendarDay(date)
  const count = year * 12 + (month - 1) + months
  const target = { year: Math.floor(count / 12), month: (count % 12) + 1 }
  return { ...target, day: Math.min(day, daysInMonth(target.year, target.month)) }
}
