import { z } from 'zod'
import { grouped } from '../../shared/money.ts'
import { type ChartLine, linesOf } from './chart.ts'

/** Whole rupiah, as planned and as realised; null where nothing was told. */
export type Amount = { planned: number | null; realised: number | null }
/** The amounts by line of the chart; a line that is not there tells nothing. */
export type Amounts = Record<string, Amount>
/** The sums a regulation names itself, where they were typed. */
export type Totals = { income: number | null; spending: number | null }
export type Column = keyof Amount

const rupiah = z.number().int().min(0).nullable()

/** The amounts of a budget as they are stored. */
export const readAmounts = (stored: unknown): Amounts =>
  z
    .record(z.string(), z.object({ planned: rupiah, realised: rupiah }))
    .catch({})
    .parse(stored)

/** The sums of the regulation as they are stored. */
export const readTotals = (stored: unknown): Totals =>
  z.object({ income: rupiah, spending: rupiah }).catch({ income: null, spending: null }).parse(stored)

/** The sum of some lines in one column. */
export const sumOf = (amounts: Amounts, lines: readonly ChartLine[], column: Column): number =>
  lines.reduce((sum, { key }) => sum + (amounts[key]?.[column] ?? 0), 0)

/** Whether anything was told of a column. */
export const tells = (amounts: Amounts, column: Column): boolean =>
  Object.values(amounts).some((amount) => amount[column] !== null)

/** What the law asks to be told of a year, computed: surplus or deficit, the financing left, and the rest (SiLPA). */
export function balanceOf(amounts: Amounts, column: Column) {
  const income = sumOf(amounts, linesOf('income'), column)
  const spending = sumOf(amounts, linesOf('spending'), column)
  const financingIn = sumOf(amounts, linesOf('financingIn'), column)
  const financingOut = sumOf(amounts, linesOf('financingOut'), column)
  const surplus = income - spending
  const financing = financingIn - financingOut
  return { income, spending, financingIn, financingOut, surplus, financing, rest: surplus + financing }
}

/** 'Rp1.250.000', '−Rp1.250.000'. */
export const signedRupiah = (amount: number): string => `${amount < 0 ? '−' : ''}Rp${grouped(Math.abs(amount))}`

/** The share of one amount in another in whole percent; null of nothing. */
export const percentOf = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((part / whole) * 100) : null
