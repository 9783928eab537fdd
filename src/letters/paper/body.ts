import type { LetterBlock } from './content.ts'
import type { Face } from './fonts.ts'
import { mm } from './page.ts'
import type { Pen, Place } from './pen.ts'
import { baselineIn, type Style } from './style.ts'
import { breakLines, type Line, spreadOf } from './typeset.ts'

const INDENT = mm(12.5)
const LABEL = mm(48)
const COLON = mm(4)

type Part = { cell: 'text' | 'label' | 'value'; face: Face; text: string; x: number; spread: number }

/**
 * One printed line across the body: the smallest thing that goes to a page whole. `mayStart`: whether a new page may
 * begin with it without leaving a single line alone or a lead-in without what it leads to. `opens`: the first of a block.
 */
export type Strip = { block: number; row: number; opens: boolean; mayStart: boolean; parts: Part[] }

type Unplaced = Omit<Strip, 'block' | 'opens'>

/** A sentence that goes on after the identity rows ('adalah benar …') is not indented like a new paragraph. */
const indentOf = (text: string): number => (/^\p{Ll}/u.test(text) ? 0 : INDENT)

/** Two lines at least stay together at either side of a page's end. */
const mayBreakAt = (line: number, count: number): boolean => line >= 2 && count - line >= 2

const setParagraph = (text: string, size: number, width: number): Unplaced[] => {
  const indent = indentOf(text)
  return breakLines(text, 'regular', size, width, indent).map((line, at, all) => {
    const shift = at === 0 ? indent : 0
    const part: Part = {
      cell: 'text',
      face: 'regular',
      text: line.text,
      x: shift,
      spread: spreadOf(line, width - shift),
    }
    return { row: 0, mayStart: at === 0 || mayBreakAt(at, all.length), parts: [part] }
  })
}

type Row = Extract<LetterBlock, { kind: 'identity' }>['rows'][number]

const setRow = (row: Row, at: number, size: number, width: number): Unplaced[] => {
  const face: Face = row.strong ? 'bold' : 'regular'
  const labels = breakLines(row.label, 'regular', size, LABEL - mm(2))
  const values = breakLines(row.value, face, size, width - INDENT - LABEL - COLON)
  const count = Math.max(labels.length, values.length)
  const part = (cell: Part['cell'], line: Line | undefined, x: number, of: Face): Part[] =>
    line ? [{ cell, face: of, text: line.text, x, spread: 0 }] : []
  return Array.from({ length: count }, (_, line) => ({
    row: at,
    mayStart: line === 0 || mayBreakAt(line, count),
    parts: [
      ...part('label', labels[line], INDENT, 'regular'),
      ...(line === 0 ? [{ cell: 'label', face: 'regular', text: ':', x: INDENT + LABEL, spread: 0 } as Part] : []),
      ...part('value', values[line], INDENT + LABEL + COLON, face),
    ],
  }))
}

const setBlock = (block: LetterBlock, size: number, width: number): Unplaced[] => {
  if (block.kind === 'identity') return block.rows.flatMap((row, at) => setRow(row, at, size, width))
  return block.kind === 'paragraph' ? setParagraph(block.text, size, width) : []
}

/** Sets the body at a type size, line by line; how far apart the lines stand is a matter of style. */
export const setBody = (blocks: LetterBlock[], size: number, width: number): Strip[] => {
  const leadsIn = (block: LetterBlock | undefined) => block?.kind === 'paragraph' && block.text.trimEnd().endsWith(':')
  return blocks.flatMap((block, number) => {
    const lines = setBlock(block, size, width)
    return lines.map((line, at) => ({
      ...line,
      block: number,
      opens: at === 0,
      mayStart: line.mayStart && !(at === 0 && leadsIn(blocks[number - 1])),
    }))
  })
}

/** The height of some strips together; space above the first of a page is dropped. */
export const heightOf = (strips: Strip[], style: Style): number => {
  const gaps = strips.filter((strip, at) => strip.opens && at > 0).length
  return strips.length * style.leading + gaps * style.gap
}

/**
 * Draws the body, page by page, keeping one element of the structure for each block even where a page ends inside it: a
 * paragraph is a P, identity rows are a Table with the label as the row's heading.
 */
export class BodyDrawing {
  private readonly pen: Pen
  private readonly style: Style
  private open: { block: number; place: Place; row: number; cells: { label: Place; value: Place } | null } | null = null

  constructor(pen: Pen, style: Style) {
    this.pen = pen
    this.style = style
  }

  /** Draws some strips from a point down; gives the y below them. */
  draw(strips: Strip[], left: number, top: number): number {
    const groups = new Map<Place, (() => void)[]>()
    let y = top
    strips.forEach((strip, at) => {
      y += at > 0 && strip.opens ? this.style.gap : 0
      const baseline = baselineIn(y, this.style.leading, this.style.size)
      for (const part of strip.parts) {
        const place = this.placeOf(strip, part)
        const write = () =>
          this.pen.write(part.text, left + part.x, baseline, {
            face: part.face,
            size: this.style.size,
            spread: part.spread,
          })
        groups.set(place, [...(groups.get(place) ?? []), write])
      }
      y += this.style.leading
    })
    for (const [place, writes] of groups)
      this.pen.within(place, () => {
        for (const write of writes) write()
      })
    return y
  }

  private placeOf(strip: Strip, part: Part): Place {
    if (this.open?.block !== strip.block)
      this.open = {
        block: strip.block,
        place: this.pen.open(part.cell === 'text' ? 'P' : 'Table', this.pen.root),
        row: -1,
        cells: null,
      }
    const open = this.open
    if (part.cell === 'text') return open.place
    if (open.row !== strip.row || !open.cells) {
      const row = this.pen.open('TR', open.place)
      open.row = strip.row
      open.cells = { label: this.pen.open('TH', row, { scope: 'Row' }), value: this.pen.open('TD', row) }
    }
    return open.cells[part.cell]
  }
}
