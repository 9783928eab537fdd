import type { Compared } from './rounds.ts'

/** One line of the table: what was measured, beside its ceiling and its target. */
export type Figure = {
  what: string
  result: string
  ceiling?: string
  ratio?: number
  target: string
  held: boolean
}

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** A count a second, small ones with a tenth. */
export const perSecond = (value: number): string => `${(value < 200 ? tenths : whole).format(value)}/s`

/** Milliseconds, small ones with a tenth. */
export const millis = (value: number): string => `${(value < 100 ? tenths : whole).format(value)} ms`

/** Thousands of bytes. */
export const kilobytes = (value: number): string => `${tenths.format(value / 1024)} KB`

/** Something measured beside its ceiling; a target asks for a ratio, for a count a second (of the best round), or for both. */
export function besideCeiling(
  what: string,
  { ours, ceiling, ratio, best }: Compared,
  { of, ratio: least, perSecond: most }: { of: string; ratio?: number; perSecond?: number },
): Figure {
  const targets = [least && `at least ${least} of it`, most && `at least ${perSecond(most)}`].filter(Boolean)
  return {
    what,
    result: most ? `${perSecond(ours)}, best ${perSecond(best)}` : perSecond(ours),
    ceiling: `${perSecond(ceiling)} ${of}`,
    ratio,
    target: targets.join(', ') || 'none',
    held: (!least || ratio >= least) && (!most || best >= most),
  }
}

/** The figures as a table of Markdown. */
export function asTable(figures: readonly Figure[]): string {
  const head = ['What', 'Result', 'Beside', 'Ratio', 'Target', '']
  const rows = figures.map(({ what, result, ceiling = '', ratio, target, held }) => [
    what,
    result,
    ceiling,
    ratio === undefined ? '' : ratio.toFixed(2),
    target,
    held ? 'held' : 'missed',
  ])
  const widths = head.map((name, at) => Math.max(3, name.length, ...rows.map((row) => row[at]!.length)))
  const line = (cells: string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n')
}
