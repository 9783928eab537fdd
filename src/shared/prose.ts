import type { ProseBlock, Run } from './prose/blocks.ts'
import { plainOf, readRuns } from './prose/read-runs.ts'

export type { ProseBlock, Run } from './prose/blocks.ts'

const PICTURE = /^!\[((?:\\.|[^[\]\\])*)\]\(\/gambar\/([0-9a-f]{64})\.webp\)$/
const TABLED = /^\|(?:.*[^\\])?\|$/
const UNDER_HEAD = /^\|(?:\s*:?-{3,}:?\s*\|)+$/

/**
 * Reads a text as an officer types it. A blank line ends a block; '## ' and '### ' open subheadings; lines of '- ' or '1. '
 * make lists, of '> ' a quote, of '| a | b |' a table whose first line names the columns; '![words](/gambar/…)' is a picture
 * of the site. readRuns reads what stands inside a line. Nothing else is markup.
 */
export function parseProse(text: string): ProseBlock[] {
  const blocks: ProseBlock[] = []
  let open: ProseBlock | null = null
  for (const line of text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((raw) => raw.trim())) {
    const next = blockOf(line, open)
    if (next && next !== open) blocks.push(next)
    open = next
  }
  return blocks
}

/** The block a line belongs to: the open one, grown, or a new one; null for a blank line. */
function blockOf(line: string, open: ProseBlock | null): ProseBlock | null {
  if (line === '') return null
  const heading = /^(##|###) (.*)$/.exec(line)
  if (heading) return { kind: 'heading', level: heading[1] === '##' ? 2 : 3, runs: readRuns(heading[2]!.trim()) }
  const picture = PICTURE.exec(line)
  if (picture) return { kind: 'picture', sha256: picture[2]!, alt: unescaped(picture[1]!) }
  if (/^[-•*] /.test(line)) return listed(line.slice(2), undefined, open)
  const number = /^(\d{1,3})[.)] (.*)$/.exec(line)
  if (number) return listed(number[2]!, Number(number[1]), open)
  if (line === '>' || line.startsWith('> ')) return quoted(line.slice(2).trim(), open)
  if (TABLED.test(line)) return tabled(line, open)
  const paragraph = open?.kind === 'paragraph' ? open : { kind: 'paragraph' as const, lines: [] }
  paragraph.lines.push(readRuns(line))
  return paragraph
}

const unescaped = (text: string): string => text.replaceAll(/\\([!-/:-@[-`{-~•])/g, '$1')

/** A numbered line belongs to the list above it when its number is the next one. */
function listed(text: string, number: number | undefined, open: ProseBlock | null): ProseBlock {
  const next = open?.kind === 'list' && open.start !== undefined ? open.start + open.items.length : undefined
  const goesOn = open?.kind === 'list' && next === number
  const list = goesOn ? open : { kind: 'list' as const, ...(number !== undefined && { start: number }), items: [] }
  list.items.push(readRuns(text.trim()))
  return list
}

function quoted(text: string, open: ProseBlock | null): ProseBlock {
  const quote = open?.kind === 'quote' ? open : { kind: 'quote' as const, paragraphs: [[]] as Run[][][] }
  if (text) quote.paragraphs.at(-1)!.push(readRuns(text))
  else if (quote.paragraphs.at(-1)!.length > 0) quote.paragraphs.push([])
  return quote
}

function tabled(line: string, open: ProseBlock | null): ProseBlock {
  if (open?.kind === 'table' && open.rows.length === 0 && UNDER_HEAD.test(line)) return open
  const cells = cellsOf(line)
  if (open?.kind !== 'table') return { kind: 'table', head: cells, rows: [] }
  const wide = open.head.length
  open.rows.push(Array.from({ length: wide }, (_, at) => cells[at] ?? []))
  if (cells.length > wide) open.rows.at(-1)!.splice(wide - 1, 1, cells.slice(wide - 1).flat())
  return open
}

const cellsOf = (line: string): Run[][] =>
  (line.slice(1).match(/(?:\\.|[^|\\])*(?:\||$)/g) ?? [])
    .filter((cell) => cell.endsWith('|'))
    .map((cell) => readRuns(cell.slice(0, -1).trim()))

// 'WIB. Bawa', '5.000. Datang', but not 'H. Achmad'.
const SENTENCE_END = /[\p{L}\d]{3}[.!?](?= \p{Lu})/gu

/**
 * The beginning of a text in one line: whole sentences where they fill more than half of it, else cut at a word. For lists,
 * descriptions and shared links.
 */
export function excerpt(text: string, length = 160): string {
  const plain = parseProse(text.slice(0, length * 8))
    .flatMap(linesOf)
    .map(plainOf)
    .join(' ')
  if (plain.length <= length) return plain
  const cut = plain.slice(0, length)
  const end = [...plain.slice(0, length + 2).matchAll(SENTENCE_END)].at(-1)
  if (end && end.index + 4 > length / 2) return plain.slice(0, end.index + 4)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).replace(/[\s.,;:–-]+$/, '')}…`
}

/** What of a block is told in an excerpt: sentences, neither headings nor tables. */
function linesOf(block: ProseBlock): Run[][] {
  if (block.kind === 'list') return block.items
  if (block.kind === 'paragraph') return block.lines
  return block.kind === 'quote' ? block.paragraphs.flat() : []
}
