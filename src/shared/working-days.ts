import { calendarDay, type DayLike, isoDate } from './dates.ts'

const DAY_MS = 86_400_000
const midnight = (day: DayLike) => {
  const { year, month, day: date } = calendarDay(day)
  return Date.UTC(year, month - 1, date)
}
const isWorkingDay = (at: number) => ![0, 6].includes(new Date(at).getUTCDay())

/** The day that is so many working days later (Monday to Friday), as an ISO date: two after a Friday is Tuesday. */
export function addWorkingDays(from: DayLike, days: number): string {
  let at = midnight(from)
  for (let left = days; left > 0; ) {
    at += DAY_MS
    if (isWorkingDay(at)) left--
  }
  return isoDate(new Date(at))
}

/** How many working days lie between two days, the last one counted; below zero where it is past. */
export function workingDaysUntil(from: DayLike, to: DayLike): number {
  const [first, last] = [midnight(from), midnight(to)]
  if (last < first) return -workingDaysUntil(to, from)
  let days = 0
  for (let at = first + DAY_MS; at <= last; at += DAY_MS) if (isWorkingDay(at)) days++
  return days
}
