import { z } from 'zod'
import { type DayLike, isoDate } from '../shared/dates.ts'

const day = z.object({ open: z.string(), close: z.string() }).nullable()

/** Seven days from Monday; null is closed. */
export const openingHours = z.array(day).length(7).catch([])
export type OpeningHours = z.output<typeof openingHours>

/** The days of a week of opening hours. */
export const DAYS = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'] as const

type ReadHours = { hours: OpeningHours; fault: null } | { hours: null; fault: string }

/**
 * A week as an operator types it, 'Senin-Jumat 08.00-15.00; Sabtu 08.00-12.00'; days that are not named are closed.
 * Else what is wrong with it, as a sentence.
 */
export function parseOpeningHours(typed: string): ReadHours {
  const hours: OpeningHours = DAYS.map(() => null)
  for (const part of typed
    .replaceAll('\u2060', '')
    .split(/[;\n]/)
    .map((each) => each.trim())) {
    if (part === '') continue
    const read = PART.exec(part)
    const [first, last] = [dayOf(read?.[1]), dayOf(read?.[2] ?? read?.[1])]
    const [open, close] = [clock(read?.[3], read?.[4]), clock(read?.[5], read?.[6])]
    if (first < 0 || last < first || !open || !close)
      return fault(`'${part}' is not like 'Senin-Jumat 08.00-15.00': a day or two, then two times`)
    if (close <= open) return fault(`'${part}' closes before it opens`)
    for (let day = first; day <= last; day++) {
      if (hours[day]) return fault(`${DAYS[day]} is named twice`)
      hours[day] = { open, close }
    }
  }
  return hours.some(Boolean) ? { hours, fault: null } : fault('no day is named')
}

const PART = /^([a-z]+)(?:\s*[-–]\s*([a-z]+))?[\s,]+(\d{1,2})[.:](\d\d)\s*[-–]\s*(\d{1,2})[.:](\d\d)(?:\s*WIB)?$/i
const fault = (sentence: string): ReadHours => ({ hours: null, fault: sentence })
const dayOf = (word = ''): number => DAYS.findIndex((day) => day.toLowerCase() === word.toLowerCase())

function clock(hour = '', minute = ''): string | null {
  return Number(hour) < 24 && Number(minute) < 60 && minute ? `${hour.padStart(2, '0')}.${minute}` : null
}

const MONDAY_TO_FRIDAY = [true, true, true, true, true, false, false]

/** The first day after this one on which the office is open, as 'YYYY-MM-DD'; of an office that tells no hours, Monday to Friday. */
export function nextOpenDay(hours: OpeningHours, after: DayLike): string {
  const open = hours.some(Boolean) ? hours.map(Boolean) : MONDAY_TO_FRIDAY
  const from = Date.parse(isoDate(after))
  for (let days = 1; ; days++) {
    const day = new Date(from + days * 86_400_000)
    if (open[(day.getUTCDay() + 6) % 7]) return day.toISOString().slice(0, 10)
  }
}

/** A dash at which no line breaks, narrow as the screen may be. */
const DASH = '\u2060–\u2060'
const unbroken = ({ open, close }: { open: string; close: string }) => `${open}${DASH}${close}\u00a0WIB`

/** The open days, neighbours with the same hours together: ['Senin–Kamis, 08.00–15.00 WIB', 'Jumat, 08.00–14.00 WIB']. */
export function openingLines(hours: OpeningHours): string[] {
  const runs: { first: number; last: number; text: string }[] = []
  hours.forEach((each, index) => {
    if (!each) return
    const text = unbroken(each)
    const run = runs.at(-1)
    if (run && run.last === index - 1 && run.text === text) run.last = index
    else runs.push({ first: index, last: index, text })
  })
  return runs.map(
    ({ first, last, text }) => `${first === last ? DAYS[first] : `${DAYS[first]}${DASH}${DAYS[last]}`}, ${text}`,
  )
}

/** Each day of the week with its hours or 'Tutup'. */
export function openingDays(hours: OpeningHours): { day: string; text: string }[] {
  return hours.map((each, index) => ({ day: DAYS[index]!, text: each ? unbroken(each) : 'Tutup' }))
}
