import type { LetterBlock } from './content.ts'
import type { Step } from './drawing.ts'
import type { Face } from './fonts.ts'
import { lineStrip, type Run, startOf } from './line.ts'
import { setList } from './list.ts'
import { mm } from './page.ts'
import { wordWidth } from './pen.ts'
import type { Strip } from './strips.ts'
import { setTable } from './table.ts'
import { balanceLines, breakLines, type Line, spreadOf } from './typeset.ts'

const INDENT = mm(12.5)
/** The column of labels: as wide as the widest of the letter needs, within reason. */
const LABEL = { least: mm(48), most: mm(54), gap: mm(2) }
const COLON = mm(4)

/** A sentence that goes on after the identity rows ('adalah benar …') is not indented like a new paragraph. */
const indentOf = (text: string): number => (/^\p{Ll}/u.test(text) ? 0 : INDENT)

const setParagraph = (text: string, id: number, size: number, width: number): Strip[] => {
  const indent = indentOf(text)
  return breakLines(text, 'regular', size, width, indent).map((line, at, all) => {
    const x = at === 0 ? indent : 0
    const spread = spreadOf(line, width - x)
    return lineStrip(
      [{ path: [{ tag: 'P', id }], face: 'regular', text: line.text, x, spread }],
      startOf(at, all.length),
    )
  })
}

const setHeading = (text: string, id: number, size: number, width: number): Strip[] =>
  balanceLines(text, 'bold', size, width).map((line, at) => {
    const run: Run = { path: [{ tag: 'H2', id }], face: 'bold', text: line.text, x: (width - line.width) / 2 }
    return lineStrip([run], at === 0 ? 'freely' : 'never')
  })

type Row = Extract<LetterBlock, { kind: 'identity' }>['rows'][number]

type Columns = { size: number; width: number; label: number }

const setRow = (row: Row, table: Step, id: number, { size, width, label: wide }: Columns): Strip[] => {
  const face: Face = row.strong ? 'bold' : 'regular'
  const labels = breakLines(row.label, 'regular', size, wide - LABEL.gap)
  const values = breakLines(row.value, face, size, width - INDENT - wide - COLON)
  const count = Math.max(labels.length, values.length)
  const label: Step[] = [table, { tag: 'TR', id }, { tag: 'TH', id: 0, scope: 'Row' }]
  const value: Step[] = [table, { tag: 'TR', id }, { tag: 'TD', id: 0 }]
  const run = (path: Step[], line: Line | undefined, x: number, of: Face): Run[] =>
    line ? [{ path, face: of, text: line.text, x }] : []
  return Array.from({ length: count }, (_, line) =>
    lineStrip(
      [
        ...run(label, labels[line], INDENT, 'regular'),
        ...(line === 0 ? [{ path: label, face: 'regular' as const, text: ':', x: INDENT + wide }] : []),
        ...run(value, values[line], INDENT + wide + COLON, face),
      ],
      startOf(line, count),
    ),
  )
}

/** Every block of rows in a letter has its colons on one line. */
const labelWidth = (blocks: LetterBlock[], size: number): number => {
  let widest = LABEL.least
  for (const block of blocks)
    if (block.kind === 'identity')
      for (const { label } of block.rows) widest = Math.max(widest, wordWidth(label, 'regular', size) + LABEL.gap)
  return Math.min(widest, LABEL.most)
}

const setBlock = (block: LetterBlock, id: number, columns: Columns): Strip[] => {
  const { size, width } = columns
  switch (block.kind) {
    case 'paragraph':
      return setParagraph(block.text, id, size, width)
    case 'heading':
      return setHeading(block.text, id, size, width)
    case 'identity':
      return block.rows.flatMap((row, at) => setRow(row, { tag: 'Table', id }, at, columns))
    case 'list':
      return setList(block, id, size, width)
    case 'table':
      return setTable(block, id, Math.max(10, size - 1), width)
  }
}

const leadsIn = (block: LetterBlock | undefined): boolean =>
  block?.kind === 'heading' || (block?.kind === 'paragraph' && block.text.trimEnd().endsWith(':'))

/** Sets the body at a type size, strip by strip; how far apart they stand is a matter of style. */
export const setBody = (blocks: LetterBlock[], size: number, width: number): Strip[] => {
  const columns: Columns = { size, width, label: labelWidth(blocks, size) }
  return blocks.flatMap((block, id) =>
    setBlock(block, id, columns).map((strip, at) => {
      if (at > 0) return strip
      return { ...strip, above: 'gap' as const, start: leadsIn(blocks[id - 1]) ? ('never' as const) : strip.start }
    }),
  )
}
