import { isoDate } from '../../shared/dates.ts'

/** Days, both within, as 'YYYY-MM-DD'. */
export type Period = { from: string; to: string }

/** The moments between which these days lie in Jakarta; open at an end that is not given. */
export const spanOf = ({ from, to }: Partial<Period>): { from?: Date; to?: Date } => ({
  ...(from && { from: midnight(from) }),
  ...(to && { to: new Date(midnight(to).getTime() + DAY) }),
})

/** The month that ends today. */
export const lastMonth = (now: Date): Period => ({
  from: isoDate(new Date(now.getTime() - 30 * DAY)),
  to: isoDate(now),
})

const DAY = 86_400_000
const midnight = (day: string): Date => new Date(`${day}T00:00:00+07:00`)
