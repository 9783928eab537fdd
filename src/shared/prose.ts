/** A stretch of text, or a link with its address. The view prints both escaped. */
export type Run = { text: string; href?: string }
export type ProseBlock =
  | { kind: 'heading'; runs: Run[] }
  | { kind: 'paragraph'; lines: Run[][] }
  | { kind: 'list'; items: Run[][] }

/**
 * Reads plain text as an officer types it: a blank line ends a paragraph, '## ' opens a subheading, lines of '- ' make a
 * list, a bare http(s) address becomes a link. Nothing else is markup.
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
    open = next?.kind === 'heading' ? null : next
  }
  return blocks
}

/** The block a line belongs to: the open one, grown, or a new one; null for a blank line. */
function blockOf(line: string, open: ProseBlock | null): ProseBlock | null {
  if (line === '') return null
  if (line.startsWith('## ')) return { kind: 'heading', runs: runsOf(line.slice(3).trim()) }
  if (/^[-•*] /.test(line)) {
    const list = open?.kind === 'list' ? open : { kind: 'list' as const, items: [] }
    list.items.push(runsOf(line.slice(2).trim()))
    return list
  }
  const paragraph = open?.kind === 'paragraph' ? open : { kind: 'paragraph' as const, lines: [] }
  paragraph.lines.push(runsOf(line))
  return paragraph
}

const ADDRESS = /https?:\/\/[^\s<>"'`]+/gi

function runsOf(line: string): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const match of line.matchAll(ADDRESS)) {
    // A full stop or bracket behind an address belongs to the sentence.
    const text = match[0].replace(/[.,;:!?)\]}]+$/, '')
    if (!URL.canParse(text)) continue
    if (match.index > at) runs.push({ text: line.slice(at, match.index) })
    runs.push({ text, href: new URL(text).href })
    at = match.index + text.length
  }
  if (at < line.length) runs.push({ text: line.slice(at) })
  return runs
}

// 'WIB. Bawa', '5.000. Datang', but not 'H. Achmad'.
const SENTENCE_END = /[\p{L}\d]{3}[.!?](?= \p{Lu})/gu

/**
 * The beginning of a text in one line: whole sentences where they fill more than half of it, else cut at a word. For lists,
 * descriptions and shared links.
 */
export function excerpt(text: string, length = 160): string {
  const plain = parseProse(text.slice(0, length * 8))
    .flatMap((block) => (block.kind === 'heading' ? [] : block.kind === 'list' ? block.items : block.lines))
    .map((runs) => runs.map((run) => run.text).join(''))
    .join(' ')
  if (plain.length <= length) return plain
  const cut = plain.slice(0, length)
  const end = [...plain.slice(0, length + 2).matchAll(SENTENCE_END)].at(-1)
  if (end && end.index + 4 > length / 2) return plain.slice(0, end.index + 4)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).replace(/[\s.,;:–-]+$/, '')}…`
}
