import type { ProseBlock, Run } from './blocks.ts'
import { writeRuns } from './write-runs.ts'

/** The text that parseProse reads as these blocks: what the editor shows and what stands in the plain field are one text. */
export const writeProse = (blocks: readonly ProseBlock[]): string =>
  blocks
    .map(textOf)
    .filter((text) => text !== '')
    .join('\n\n')

function textOf(block: ProseBlock): string {
  if (block.kind === 'heading') return line(`${'#'.repeat(block.level)} `, block.runs)
  if (block.kind === 'paragraph') return linesOf(block.lines).map(atStart).join('\n')
  if (block.kind === 'list') return listOf(block.items, block.start)
  if (block.kind === 'quote') return block.paragraphs.map(quoteOf).filter(Boolean).join('\n>\n')
  if (block.kind === 'table') return tableOf([block.head, ...block.rows])
  return `![${block.alt.replaceAll(/[[\]\\]/g, '\\$&').replaceAll(/\s+/g, ' ')}](/gambar/${block.sha256}.webp)`
}

const line = (before: string, runs: Run[]): string => {
  const text = writeRuns(runs).trim()
  return text && before + text
}

const linesOf = (lines: Run[][]): string[] => lines.map((runs) => writeRuns(runs).trim()).filter(Boolean)

/** A line of a paragraph that would open another block says that it does not. */
const atStart = (text: string): string =>
  text
    .replace(/^(#{2,3} |[-•*] |>(?: |$)|!\[)/, '\\$1')
    .replace(/^\|(?=.*\|$)/, '\\|')
    .replace(/^(\d{1,3})([.)] )/, '$1\\$2')

const listOf = (items: Run[][], start: number | undefined): string =>
  linesOf(items)
    .map((text, at) => (start === undefined ? `- ${text}` : `${start + at}. ${text}`))
    .join('\n')

const quoteOf = (lines: Run[][]): string =>
  linesOf(lines)
    .map((text) => `> ${text}`)
    .join('\n')

/** Between two bars stands no bar, and the line under the head is told from a row of dashes by its place. */
function tableOf(rows: Run[][][]): string {
  const cells = rows.map((row) => row.map((runs) => writeRuns(runs).trim().replaceAll('|', '\\|')))
  if (cells.flat().every((cell) => cell === '')) return ''
  const [head, ...rest] = cells.map((row) => `| ${row.join(' | ')} |`)
  return [head, `|${' --- |'.repeat(rows[0]!.length)}`, ...rest].join('\n')
}
