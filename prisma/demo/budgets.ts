import type { BudgetDraft } from '../../src/profile/budget/schema.ts'
import type { Amounts } from '../../src/profile/budget/sums.ts'

/** Millions of rupiah, made up, about what a village of this size handles. */
const PLANNED: Record<string, number> = {
  'hasil-aset': 42.5,
  swadaya: 18,
  'dana-desa': 1024.6,
  'bagi-hasil': 96.3,
  alokasi: 618.9,
  'bantuan-kabupaten': 150,
  bunga: 2.4,
  pemerintahan: 702.1,
  pembinaan: 141.7,
  pemberdayaan: 186.2,
  darurat: 96,
  'silpa-lalu': 61.3,
  'penyertaan-modal': 50,
}
const INCOME = ['hasil-aset', 'swadaya', 'dana-desa', 'bagi-hasil', 'alokasi', 'bantuan-kabupaten', 'bunga']
const OTHER_SPENDING = ['pemerintahan', 'pembinaan', 'pemberdayaan', 'darurat', 'penyertaan-modal']

/** How much of each line is realised: nearly all of a year that is over, about two thirds in the autumn of this one. */
const REALISED: Record<string, number> = { swadaya: 0.82, pembangunan: 0.58, darurat: 0.41, pemerintahan: 0.74 }

/** The budget of a year of a village: in balance, and plainly an example. */
export function budgetOf(name: string, serial: number, year: number, isOver: boolean): BudgetDraft {
  const scale = 1 + ((serial % 7) - 3) * 0.045 - (isOver ? 0.03 : 0)
  const planned: Record<string, number> = {}
  for (const [key, millions] of Object.entries(PLANNED)) planned[key] = Math.round(millions * scale * 1000) * 1000
  const sum = (keys: string[]) => keys.reduce((total, key) => total + planned[key]!, 0)
  planned.pembangunan = sum([...INCOME, 'silpa-lalu']) - sum(OTHER_SPENDING)
  const share = (key: string) => {
    if (key === 'silpa-lalu') return 1
    return isOver ? 0.94 + (REALISED[key] ?? 0.9) * 0.06 : (REALISED[key] ?? 0.71)
  }
  const amounts: Amounts = {}
  for (const [key, amount] of Object.entries(planned))
    amounts[key] = { planned: amount, realised: Math.round((amount * share(key)) / 1000) * 1000 }
  return {
    regulation: `Peraturan Desa ${name} (contoh) Nomor 5 Tahun ${year - 1}`,
    regulatedOn: new Date(`${year - 1}-12-29`),
    source: 'angka contoh, bukan data resmi',
    realisedUntil: new Date(isOver ? `${year}-12-31` : `${year}-09-30`),
    amounts,
    totals: { income: sum(INCOME), spending: null },
  }
}
