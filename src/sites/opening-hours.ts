import { z } from 'zod'

const day = z.object({ open: z.string(), close: z.string() }).nullable()

/** Seven days from Monday; null is closed. */
export const openingHours = z.array(day).length(7).catch([])
export type OpeningHours = z.output<typeof openingHours>

const DAYS = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'] as const

/** The open days, neighbours with the same hours together: ['Senin–Kamis, 08.00–15.00 WIB', 'Jumat, 08.00–14.00 WIB']. */
export function openingLines(hours: OpeningHours): string[] {
  const runs: { first: number; last: number; text: string }[] = []
  hours.forEach((each, index) => {
    if (!each) return
    const text = `${each.open}–${each.close} WIB`
    const run = runs.at(-1)
    if (run && run.last === index - 1 && run.text === text) run.last = index
    else runs.push({ first: index, last: index, text })
  })
  return runs.map(
    ({ first, last, text }) => `${first === last ? DAYS[first] : `${DAYS[first]}–${DAYS[last]}`}, ${text}`,
  )
}

/** Each day of the week with its hours or 'Tutup'. */
export function openingDays(hours: OpeningHours): { day: string; text: string }[] {
  return hours.map((each, index) => ({ day: DAYS[index]!, text: each ? `${each.open}–${each.close} WIB` : 'Tutup' }))
}
