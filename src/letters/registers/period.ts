import { isoDate, longDate } from '../../shared/dates.ts'

/** What a book is opened at: a year, or one of its months. */
export type Period = { year: number; month: number | null }

/** The first day of the period and the first day after it. */
export function daysOf({ year, month }: Period): { from: Date; to: Date } {
  return { from: new Date(Date.UTC(year, (month ?? 1) - 1, 1)), to: new Date(Date.UTC(year, month ?? 12, 1)) }
}

/** What came before the period in its year. */
export const beforeIt = (period: Period): { from: Date; to: Date } => ({
  from: new Date(Date.UTC(period.year, 0, 1)),
  to: daysOf(period).from,
})

/** 'Bulan November 2026', 'Tahun 2026'. */
export function periodWords({ year, month }: Period): string {
  return month === null ? `Tahun ${year}` : `Bulan ${monthName(month)} ${year}`
}

/** 'November'. */
export const monthName = (month: number): string => longDate({ year: 2000, month, day: 1 }).split(' ')[1]!

/** '24-11-2026', as the columns of a book write a day. */
export const shortDate = (date: Date): string => isoDate(date).split('-').reverse().join('-')
