import { percentOf, signedRupiah } from './sums.ts'

/** What views/profile/budget/bars.eta reads: two bars beneath each other, as long as their share of the longest. */
export type Bar = { name: string; told: string; planned: number; realised: number | null }

type Told = { name: string; planned: number; realised: number | null }

/** Bars of what was planned and what was realised, each with its figures in words; what has neither has no bar. */
export function barsOf(rows: Told[]): Bar[] {
  const shown = rows.filter(({ planned, realised }) => planned > 0 || (realised ?? 0) > 0)
  const longest = Math.max(1, ...shown.flatMap(({ planned, realised }) => [planned, realised ?? 0]))
  const share = (amount: number) => Math.round((amount / longest) * 1000) / 10
  return shown.map(({ name, planned, realised }) => ({
    name,
    told: words(planned, realised),
    planned: share(planned),
    realised: realised === null ? null : share(realised),
  }))
}

function words(planned: number, realised: number | null): string {
  if (realised === null) return `Anggaran ${signedRupiah(planned)}`
  const percent = percentOf(realised, planned)
  const share = percent === null ? '' : ` (${percent} %)`
  return `Terealisasi ${signedRupiah(realised)}${share} dari ${signedRupiah(planned)}`
}
