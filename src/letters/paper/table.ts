import type { LetterBlock } from './content.ts'
import type { Drawing, Step } from './drawing.ts'
import type { Face } from './fonts.ts'
import { mm } from './page.ts'
import { wordWidth } from './pen.ts'
import type { Strip } from './strips.ts'
import { baselineIn } from './style.ts'
import { breakLines, type Line, wholeWords } from './typeset.ts'

export type Table = Omit<Extract<LetterBlock, { kind: 'table' }>, 'kind'> & {
  /** Whether the head has a second row that numbers the columns, as the forms of registers have it. */
  numbered?: boolean
}

const PAD = { x: mm(1.6), y: 2.5 }
/** What a column needs beside its text. */
const AROUND = 2 * PAD.x + 0.1
const RULE = 0.6
const LEADING = 1.18

type Divide = (text: string) => string[]
const bareWords: Divide = (text) => text.split(/\s+/)

const widestOf = (words: string[], face: Face, size: number): number => {
  let widest = 0
  for (const word of words) widest = Math.max(widest, wordWidth(word, face, size))
  return widest
}

/** The least width of each column: that of the widest thing in it that is not to be divided. */
const leastOf = ({ columns, rows }: Table, size: number, divide: Divide): number[] =>
  columns
    .map((column, at) =>
      Math.max(
        widestOf(bareWords(column.label), 'bold', size),
        ...rows.map((row) => widestOf(divide(row[at] ?? ''), 'regular', size)),
      ),
    )
    .map((word) => word + AROUND)

/** The shares, none below its least; null where the others cannot spare the room. */
const shareOut = (shares: number[], least: number[]): number[] | null => {
  const lack = shares.reduce((sum, share, at) => sum + Math.max(0, least[at]! - share), 0)
  const spare = shares.reduce((sum, share, at) => sum + Math.max(0, share - least[at]!), 0)
  if (lack > spare) return null
  if (lack === 0) return shares
  return shares.map((share, at) => Math.max(share, least[at]!) - (Math.max(0, share - least[at]!) * lack) / spare)
}

/**
 * The columns' widths: their shares, but none narrower than what is not divided in it (a NIK, a date) as long as the others
 * can spare the room; then none narrower than its longest word.
 */
const widthsOf = (table: Table, size: number, width: number): number[] => {
  const shares = sharesOf(table, width)
  return (
    shareOut(shares, leastOf(table, size, wholeWords)) ?? shareOut(shares, leastOf(table, size, bareWords)) ?? shares
  )
}

const sharesOf = ({ columns }: Table, width: number): number[] => {
  const whole = columns.reduce((sum, column) => sum + column.share, 0)
  return columns.map((column) => (column.share / whole) * width)
}

const SMALLEST = 10

/** The size, or the largest below it and not below 10 pt at which nothing is divided; the size itself where there is none. */
const sizeFor = (table: Table, size: number, width: number): number => {
  const shares = sharesOf(table, width)
  const least = leastOf(table, size, wholeWords)
  for (let tried = size; tried >= SMALLEST; tried -= 0.5) {
    const then = least.map((word) => (word - AROUND) * (tried / size) + AROUND)
    if (shareOut(shares, then)) return tried
  }
  return size
}

type Cell = { path: Step[]; lines: Line[]; face: Face; align: 'left' | 'center' | 'right' }
type Grid = { edges: number[]; size: number }

const xOf = ({ align }: Cell, line: Line, left: number, right: number): number => {
  if (align === 'left') return left + PAD.x
  return align === 'right' ? right - PAD.x - line.width : (left + right - line.width) / 2
}

/** The rules around one line of a row: sides always, top and bottom where the row begins and ends. */
const drawRules = (
  drawing: Drawing,
  { edges }: Grid,
  left: number,
  box: [number, number],
  ends: [boolean, boolean],
) => {
  const [top, bottom] = box
  const right = edges.at(-1)!
  for (const edge of edges) drawing.rule(left + edge - RULE / 2, top, RULE, bottom - top)
  if (ends[0]) drawing.rule(left - RULE / 2, top - RULE / 2, right + RULE, RULE)
  if (ends[1]) drawing.rule(left - RULE / 2, bottom - RULE / 2, right + RULE, RULE)
}

/** A row as strips, one a line: it is not divided unless it is taller than a page. */
const setCells = (cells: Cell[], grid: Grid): Strip[] => {
  const { edges, size } = grid
  const count = Math.max(1, ...cells.map((cell) => cell.lines.length))
  const leading = size * LEADING
  return Array.from({ length: count }, (_, at): Strip => {
    const [first, last] = [at === 0, at === count - 1]
    const above = first ? PAD.y : 0
    const height = above + leading + (last ? PAD.y : 0)
    return {
      above: null,
      extent: { points: height },
      start: first ? 'freely' : 'never',
      draw: (drawing, left, top) => {
        drawRules(drawing, grid, left, [top, top + height], [first, last])
        cells.forEach((cell, column) => {
          const line = cell.lines[at]
          if (!line) return
          const x = xOf(cell, line, left + edges[column]!, left + edges[column + 1]!)
          drawing.text(cell.path, line.text, x, baselineIn(top + above, leading, size), { face: cell.face, size })
        })
      },
    }
  })
}

/** Sets a table: cells wrap in their columns, its head stands again on every further page. */
export const setTable = (table: Table, id: number, most: number, width: number): Strip[] => {
  const size = sizeFor(table, most, width)
  const widths = widthsOf(table, size, width)
  const edges = [0]
  for (const wide of widths) edges.push(edges.at(-1)! + wide)
  const grid: Grid = { edges, size }
  const cell = (text: string, face: Face, align: Cell['align'], path: Step[], at: number): Cell => ({
    path,
    face,
    lines: breakLines(text, face, size, widths[at]! - 2 * PAD.x),
    align,
  })
  const rowPath = (row: number): Step[] => [
    { tag: 'Table', id },
    { tag: 'TR', id: row },
  ]
  const labels = table.columns.map((column) => column.label)
  const numbers = table.columns.map((_, at) => String(at + 1))
  const head = [labels, ...(table.numbered ? [numbers] : [])].flatMap((texts, row) =>
    setCells(
      table.columns.map((_, at) => {
        const path: Step[] = [...rowPath(-1 - row), { tag: 'TH', id: at, scope: 'Column' }]
        return cell(texts[at]!, row === 0 ? 'bold' : 'regular', 'center', path, at)
      }),
      grid,
    ).map((strip, line): Strip => (row + line === 0 ? strip : { ...strip, start: 'never' })),
  )
  const repeat = head.map((strip): Strip => ({ ...strip, again: true, start: 'never' }))
  const rows = table.rows.flatMap((row, number) =>
    setCells(
      table.columns.map((column, at) =>
        cell(row[at] ?? '', 'regular', column.align ?? 'left', [...rowPath(number), { tag: 'TD', id: at }], at),
      ),
      grid,
    ).map((strip, line): Strip => ({ ...strip, repeat, start: number === 0 && line === 0 ? 'never' : strip.start })),
  )
  return [...head, ...rows]
}
