import { z } from 'zod'
import { type FieldErrors, type ParsedForm, parseForm, type Values } from '../../http/forms.ts'
import { saveButton, typedLine } from '../../http/item-schemas.ts'
import { parseIsoDate } from '../../shared/dates.ts'
import { parseMoney } from '../../shared/money.ts'
import { CHART_LINES, linesOf } from './chart.ts'
import { type Amounts, balanceOf, signedRupiah, sumOf, type Totals, tells } from './sums.ts'

/** The years a budget can be of: since villages have had money of their own. */
export const FIRST_YEAR = 2015
export const LAST_YEAR = 2100

/** A year in an address. */
export const yearParams = z.object({ year: z.coerce.number().int().min(FIRST_YEAR).max(LAST_YEAR) })
export const newYearForm = z.object({
  year: z.coerce
    .number('Isi tahun, misalnya 2026.')
    .int('Isi tahun, misalnya 2026.')
    .min(FIRST_YEAR, 'Isi tahun 2015 atau sesudahnya.')
    .max(LAST_YEAR, 'Isi tahun, misalnya 2026.'),
})
/** The version a year was filled in on; 0 where nothing was saved yet. */
export const budgetVersion = z.object({ version: z.coerce.number().int().min(0).max(2_147_483_647) })

/** A village handles some billions; a slip of a few zeros is not one of them. */
const MOST = 1_000_000_000_000
const NOT_READ = 'Tulis dengan angka, misalnya 25.000.000.'

const amount = z
  .string()
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '' || typed.trim() === '-') return null
    const digits = parseMoney(typed)
    if (digits !== null && Number(digits) <= MOST) return Number(digits)
    const fault = digits === null ? NOT_READ : 'Paling banyak Rp1.000.000.000.000. Periksa banyaknya nol.'
    context.addIssue({ code: 'custom', message: fault })
    return z.NEVER
  })

const day = (fault: string) =>
  typedLine(10, fault).transform((typed, context) => {
    if (typed === '') return null
    if (parseIsoDate(typed)) return new Date(typed)
    context.addIssue({ code: 'custom', message: fault })
    return z.NEVER
  })

const facts = z.object({
  regulation: typedLine(150, 'Peraturan desa paling banyak 150 huruf.'),
  regulatedOn: day('Isi tanggal peraturan desa, misalnya 30 Desember 2025.'),
  source: typedLine(150, 'Sumber paling banyak 150 huruf.'),
  realisedUntil: day('Isi tanggal, misalnya 30 Juni 2026.'),
  aksi: saveButton,
})

const cells = z.object(
  Object.fromEntries([
    ...CHART_LINES.flatMap(({ key }) => [
      [`a-${key}`, amount],
      [`r-${key}`, amount],
    ]),
    ['total-income', amount],
    ['total-spending', amount],
  ]) as Record<string, typeof amount>,
)

export type BudgetDraft = Omit<z.output<typeof facts>, 'aksi'> & { amounts: Amounts; totals: Totals }
export type BudgetForm = { draft: BudgetDraft; publish: boolean }

/** Reads the form of a year: what was refused comes back as it was typed, every fault at its field. */
export function parseBudget(body: unknown): ParsedForm<BudgetForm> {
  const [told, money] = [parseForm(facts, body), parseForm(cells, body)]
  if (!told.ok || !money.ok) {
    const values = (told.ok ? (money as { values: Values }) : told).values
    const errors = { ...(told.ok ? {} : told.errors), ...(money.ok ? {} : money.errors) }
    return { ok: false, values, errors }
  }
  const { aksi, ...rest } = told.value
  const typed = money.value
  const amounts: Amounts = {}
  for (const { key } of CHART_LINES) {
    const [planned, realised] = [typed[`a-${key}`] ?? null, typed[`r-${key}`] ?? null]
    if (planned !== null || realised !== null) amounts[key] = { planned, realised }
  }
  const totals = { income: typed['total-income'] ?? null, spending: typed['total-spending'] ?? null }
  return { ok: true, value: { draft: { ...rest, amounts, totals }, publish: aksi === 'terbitkan' } }
}

/** What still has to be filled in or put right before the public may see it, by field; empty when nothing. */
export function faultsForPublishing(draft: BudgetDraft): FieldErrors {
  const { amounts, totals, regulation, regulatedOn, realisedUntil } = draft
  const faults: FieldErrors = {}
  if (!regulation) faults.regulation = 'Isi nomor peraturan desa sebelum menerbitkan.'
  if (!regulatedOn) faults.regulatedOn = 'Isi tanggal peraturan desa sebelum menerbitkan.'
  if (tells(amounts, 'realised') && !realisedUntil)
    faults.realisedUntil = 'Isi sampai tanggal berapa realisasi dihitung.'
  if (sumOf(amounts, linesOf('income'), 'planned') === 0) faults['a-hasil-usaha'] = 'Isi anggaran pendapatan.'
  if (sumOf(amounts, linesOf('spending'), 'planned') === 0) faults['a-pemerintahan'] = 'Isi anggaran belanja.'
  return { ...faults, ...unequal(amounts, totals), ...overspent(amounts) }
}

/** A sum of the regulation that is not the sum of its lines. */
function unequal(amounts: Amounts, totals: Totals): FieldErrors {
  const { income, spending } = balanceOf(amounts, 'planned')
  const fault = (sum: number, told: number | null) =>
    told === null || told === sum
      ? null
      : `Jumlah rinciannya ${signedRupiah(sum)}, berbeda ${signedRupiah(Math.abs(told - sum))} dari yang Anda isi di sini.`
  const [ofIncome, ofSpending] = [fault(income, totals.income), fault(spending, totals.spending)]
  return { ...(ofIncome && { 'total-income': ofIncome }), ...(ofSpending && { 'total-spending': ofSpending }) }
}

/** More money gone out than there was: a slip, in what was planned or in what was realised. */
function overspent(amounts: Amounts): FieldErrors {
  const [planned, realised] = [balanceOf(amounts, 'planned').rest, balanceOf(amounts, 'realised').rest]
  const words = 'Periksa lagi: uang yang keluar lebih besar daripada yang masuk, selisih'
  return {
    ...(planned < 0 && { 'a-silpa-lalu': `${words} ${signedRupiah(-planned)}.` }),
    ...(realised < 0 && { 'r-silpa-lalu': `${words} ${signedRupiah(-realised)}.` }),
  }
}
