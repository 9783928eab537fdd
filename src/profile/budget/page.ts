import type { Budget } from '../../database/generated/client.ts'
import { isoDate, longDate } from '../../shared/dates.ts'
import type { Site } from '../../sites/site.ts'
import { siteTitle } from '../../sites/site.ts'
import { barsOf } from './bars.ts'
import { CHART, type ChartGroup, type ChartSection, linesOf } from './chart.ts'
import { type Amounts, balanceOf, type Column, percentOf, readAmounts, signedRupiah, sumOf, tells } from './sums.ts'
import type { ShownBudget } from './unsaved-budget.ts'

/** What views/profile/budget/years.eta reads. */
export const budgetYearsPage = (site: Site, budgets: Budget[]) => ({
  title: 'Transparansi anggaran',
  description: `APBDes ${siteTitle(site)} tahun demi tahun: yang direncanakan dan yang terealisasi.`,
  years: budgets.map((budget) => {
    const amounts = readAmounts(budget.amounts)
    const [planned, realised] = [balanceOf(amounts, 'planned'), balanceOf(amounts, 'realised')]
    return {
      year: budget.year,
      href: `/transparansi/${budget.year}`,
      income: signedRupiah(planned.income),
      spending: signedRupiah(planned.spending),
      spent: tells(amounts, 'realised') ? percentOf(realised.spending, planned.spending) : null,
    }
  }),
})

/** What views/profile/budget/show.eta reads: a year as bars and as a table, its sums computed. */
export function budgetPage(site: Site, budget: ShownBudget, years: number[]) {
  const { year, regulation, regulatedOn, source, realisedUntil } = budget
  const amounts = readAmounts(budget.amounts)
  const isRealised = tells(amounts, 'realised')
  return {
    title: `APBDes ${year}`,
    description: `Anggaran pendapatan dan belanja ${siteTitle(site)} tahun ${year}: yang direncanakan dan yang terealisasi.`,
    canonical: budget.status === 'published' ? undefined : `${site.origin}/transparansi`,
    noindex: budget.status !== 'published',
    preview: null as null | object,
    year,
    isRealised,
    until: realisedUntil && isRealised ? longDate(isoDate(realisedUntil)) : null,
    regulation: [regulation, regulatedOn && `tanggal ${longDate(isoDate(regulatedOn))}`].filter(Boolean).join(', '),
    source,
    changed: longDate(budget.updatedAt),
    incomeBars: barsOf(CHART[0]!.groups.map((group) => row(amounts, group, isRealised))),
    spendingBars: barsOf(linesOf('spending').map((line) => row(amounts, { ...line, lines: [line] }, isRealised))),
    sections: CHART.map((section) => table(amounts, section)),
    headline: headline(amounts, isRealised),
    balance: balanceRows(amounts),
    otherYears: years.filter((each) => each !== year).map((each) => ({ year: each, href: `/transparansi/${each}` })),
  }
}

const row = (amounts: Amounts, { name, lines }: ChartGroup, isRealised: boolean) => ({
  name,
  planned: sumOf(amounts, lines, 'planned'),
  realised: isRealised ? sumOf(amounts, lines, 'realised') : null,
})

/** A section of the table: of each group the lines that tell something, and the sums. */
function table(amounts: Amounts, { side, name, groups }: ChartSection) {
  const cell = (column: Column, lines: ChartGroup['lines']) => signedRupiah(sumOf(amounts, lines, column))
  const told = groups.filter(({ lines }) => lines.some(({ key }) => amounts[key]))
  return {
    name,
    groups: told.map((group) => ({
      name: groups.length > 1 ? group.name : null,
      planned: cell('planned', group.lines),
      realised: cell('realised', group.lines),
      lines: group.lines
        .filter(({ key }) => amounts[key])
        .map((line) => ({ name: line.name, planned: cell('planned', [line]), realised: cell('realised', [line]) })),
    })),
    planned: cell('planned', linesOf(side)),
    realised: cell('realised', linesOf(side)),
  }
}

const surplusName = (amount: number) => (amount < 0 ? 'Defisit' : 'Surplus')

/** The three figures a reader asks for first: as realised and what was planned, or as planned while nothing else is known. */
function headline(amounts: Amounts, isRealised: boolean) {
  const [planned, realised] = [balanceOf(amounts, 'planned'), balanceOf(amounts, 'realised')]
  const shown = isRealised ? realised : planned
  const of = (amount: number) => (isRealised ? `dari anggaran ${signedRupiah(amount)}` : 'menurut anggaran')
  return [
    { name: 'Pendapatan', amount: signedRupiah(shown.income), note: of(planned.income) },
    { name: 'Belanja', amount: signedRupiah(shown.spending), note: of(planned.spending) },
    {
      name: surplusName(shown.surplus),
      amount: signedRupiah(Math.abs(shown.surplus)),
      note: isRealised
        ? `menurut anggaran ${surplusName(planned.surplus).toLowerCase()} ${signedRupiah(Math.abs(planned.surplus))}`
        : 'menurut anggaran',
    },
  ]
}

/** Surplus or deficit, the financing left, and what remains: computed, never typed. */
function balanceRows(amounts: Amounts) {
  const [planned, realised] = [balanceOf(amounts, 'planned'), balanceOf(amounts, 'realised')]
  const shown = (name: string, key: 'surplus' | 'financing' | 'rest') => ({
    name,
    planned: signedRupiah(planned[key]),
    realised: signedRupiah(realised[key]),
  })
  return [
    shown(
      planned.surplus < 0 === realised.surplus < 0 ? surplusName(planned.surplus) : 'Surplus atau defisit',
      'surplus',
    ),
    shown('Pembiayaan neto', 'financing'),
    shown('Sisa lebih pembiayaan (SiLPA)', 'rest'),
  ]
}
