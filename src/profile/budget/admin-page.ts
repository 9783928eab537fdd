import type { Budget } from '../../database/generated/client.ts'
import type { FieldErrors, Values } from '../../http/forms.ts'
import { longDateTime, standing, told } from '../../shared/content.ts'
import { isoDate } from '../../shared/dates.ts'
import { grouped } from '../../shared/money.ts'
import type { UnsavedText } from '../../writing/find-kept-text.ts'
import { selfSaving, type Written } from '../../writing/self-saving.ts'
import { CHART } from './chart.ts'
import { balanceOf, readAmounts, readTotals, signedRupiah } from './sums.ts'
import { budgetTextId, unsavedYears, versionOf } from './unsaved-budget.ts'

/** The years there are, and what its officer typed of any year and did not save. */
export type BudgetDesk = { budgets: Budget[]; unsaved: UnsavedText[] }

/** What views/profile/budget/desk.eta reads. */
export const budgetDeskPage = (
  { budgets, unsaved }: BudgetDesk,
  nextYear: number,
  { error, typed }: { error?: string | undefined; typed?: string | undefined } = {},
) => ({
  unsaved: unsavedYears(unsaved).map(({ year, updatedAt }) => ({
    href: `/admin/transparansi/${year}`,
    title: `APBDes ${year}`,
    when: longDateTime(updatedAt),
  })),
  title: error ? 'Kesalahan: Transparansi anggaran' : 'Transparansi anggaran',
  errors: error ? { year: error } : ({} as FieldErrors),
  typedYear: typed ?? String(nextYear),
  years: budgets.map((budget) => ({
    year: budget.year,
    href: `/admin/transparansi/${budget.year}`,
    standing: standing(budget.status),
    changed: longDateTime(budget.updatedAt),
    spending: signedRupiah(balanceOf(readAmounts(budget.amounts), 'planned').spending),
  })),
})

export type TypedBudget = Written & { values?: Values | null; errors?: FieldErrors }

/** What views/profile/budget/form.eta reads of a year: as it stands (null: nothing yet), or with what was typed and refused. */
export function budgetFormPage(year: number, budget: Budget | null, typed: TypedBudget = {}, pesan = '') {
  const values = typed.values ?? (budget ? valuesOf(budget) : {})
  const errors = typed.errors ?? {}
  const heading = `APBDes ${year}`
  const address = `/admin/transparansi/${year}`
  return {
    title: Object.keys(errors).length > 0 ? `Kesalahan: ${heading}` : heading,
    heading,
    ...selfSaving(address, budgetTextId(year), typed, { published: budget?.status === 'published' }),
    action: address,
    version: values.version ?? String(versionOf(budget)),
    values,
    errors,
    notice: told(pesan),
    sections: CHART.map(({ side, name, groups }) => ({
      name,
      totalName: side === 'income' || side === 'spending' ? `total-${side}` : null,
      groups: groups.map((group) => ({
        name: group.name,
        isSection: group.name === name,
        lines: group.lines.map((line) => ({
          name: line.name,
          cells: (['a', 'r'] as const).map((column) => cell(`${column}-${line.key}`, values, errors)),
        })),
      })),
    })),
    saved: budget && {
      standing: standing(budget.status),
      published: budget.status === 'published',
      changed: longDateTime(budget.updatedAt),
      previewHref: `${address}/pratinjau`,
      publicHref: budget.status === 'published' ? `/transparansi/${year}` : null,
      unpublishAction: `${address}/tarik`,
    },
    theirs: null as null | { changed: string; values: { name: string; mine: string; theirs: string }[] },
  }
}

const cell = (name: string, values: Values, errors: FieldErrors) => ({
  name,
  value: values[name] ?? '',
  error: errors[name] ?? null,
})

/** The same when someone else saved first: each cell that differs, and a form that knows the newer version. */
export function budgetConflictPage(
  year: number,
  current: Budget,
  { values, ...written }: Written & { values: Values },
) {
  const theirs = valuesOf(current)
  const bare = (text = '') => text.replaceAll(/[^\p{L}\d]/gu, '')
  const differing = NAMED.filter(({ field }) => bare(values[field]) !== bare(theirs[field]))
  const page = budgetFormPage(year, current, {
    ...written,
    values: { ...values, version: String(current.version) },
  })
  return {
    ...page,
    ...selfSaving(`/admin/transparansi/${year}`, budgetTextId(year), written, { beside: true }),
    title: `APBDes ${year} sudah diubah`,
    theirs: {
      changed: longDateTime(current.updatedAt),
      values: differing.map(({ field, name }) => ({ name, mine: values[field] || '–', theirs: theirs[field] || '–' })),
    },
  }
}

const NAMED = [
  { field: 'regulation', name: 'Peraturan desa' },
  { field: 'regulatedOn', name: 'Tanggal peraturan' },
  { field: 'source', name: 'Sumber' },
  { field: 'realisedUntil', name: 'Realisasi sampai' },
  ...CHART.flatMap(({ groups }) =>
    groups.flatMap(({ lines }) =>
      lines.flatMap(({ key, name }) => [
        { field: `a-${key}`, name: `${name}, anggaran` },
        { field: `r-${key}`, name: `${name}, realisasi` },
      ]),
    ),
  ),
  { field: 'total-income', name: 'Jumlah pendapatan' },
  { field: 'total-spending', name: 'Jumlah belanja' },
]

/** A year as its form shows it. */
export function valuesOf(budget: Budget): Values {
  const totals = readTotals(budget.totals)
  const money = (amount: number | null) => (amount === null ? '' : grouped(amount))
  const cells = Object.entries(readAmounts(budget.amounts)).flatMap(([key, { planned, realised }]) => [
    [`a-${key}`, money(planned)],
    [`r-${key}`, money(realised)],
  ])
  return {
    ...Object.fromEntries(cells),
    regulation: budget.regulation,
    regulatedOn: budget.regulatedOn ? isoDate(budget.regulatedOn) : '',
    source: budget.source,
    realisedUntil: budget.realisedUntil ? isoDate(budget.realisedUntil) : '',
    'total-income': money(totals.income),
    'total-spending': money(totals.spending),
  }
}
