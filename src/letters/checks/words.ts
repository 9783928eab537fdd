import { isoDate, longDate } from '../../shared/dates.ts'
import { grouped } from '../../shared/money.ts'
import type { Checks } from './find-checks.ts'

/** What views/letters/checks.eta reads: how often and when a letter was checked. */
export function checksPage({ total, days }: Checks) {
  const [last] = days
  const on = (day: Date) => longDate(isoDate(day))
  return {
    told: last ? `Diperiksa ${grouped(total)} kali, terakhir ${on(last.day)}.` : 'Belum pernah diperiksa.',
    days: days.map(({ day, checks }) => ({ on: on(day), times: `${grouped(checks)} kali` })),
  }
}
