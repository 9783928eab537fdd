import type { ProseBlock, Run } from './blocks.ts'

/** A node of the editor's document, as ProseMirror writes it in JSON. */
export type DocNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: DocNode[]
  text?: string
  marks?: { type: string; attrs?: Record<string, unknown> }[]
}

const PICTURE = /^\/gambar\/([0-9a-f]{64})\.webp$/

/** The blocks of a text as the document that the editor shows. An empty one holds a line to type on. */
export function documentOf(blocks: readonly ProseBlock[]): DocNode {
  const content = blocks.map(nodeOf)
  return { type: 'doc', content: content.length > 0 ? content : [paragraph([])] }
}

/** The blocks of the editor's document; what the text has no form for is told in its nearest. */
export const blocksOf = (doc: DocNode): ProseBlock[] => (doc.content ?? []).map(blockOf)

function nodeOf(block: ProseBlock): DocNode {
  if (block.kind === 'heading')
    return { type: 'heading', attrs: { level: block.level }, content: textNodes(block.runs) }
  if (block.kind === 'quote') return { type: 'blockquote', content: block.paragraphs.map(paragraph) }
  if (block.kind === 'picture') return { type: 'image', attrs: { src: `/gambar/${block.sha256}.webp`, alt: block.alt } }
  if (block.kind === 'table')
    return {
      type: 'table',
      content: [rowOf('tableHeader', block.head), ...block.rows.map((row) => rowOf('tableCell', row))],
    }
  if (block.kind === 'paragraph') return paragraph(block.lines)
  const items = block.items.map((item): DocNode => ({ type: 'listItem', content: [paragraph([item])] }))
  if (block.start === undefined) return { type: 'bulletList', content: items }
  return { type: 'orderedList', attrs: { start: block.start }, content: items }
}

const rowOf = (type: string, cells: Run[][]): DocNode => ({
  type: 'tableRow',
  content: cells.map((cell) => ({ type, content: [paragraph([cell])] })),
})

const paragraph = (lines: Run[][]): DocNode => {
  const content = lines.flatMap((line, at) => [...(at ? [{ type: 'hardBreak' }] : []), ...textNodes(line)])
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' }
}

const textNodes = (runs: Run[]): DocNode[] =>
  runs
    .filter((run) => run.text !== '')
    .map(({ text, href, strong, em }) => {
      const marks = [
        ...(href ? [{ type: 'link', attrs: { href } }] : []),
        ...(strong ? [{ type: 'bold' }] : []),
        ...(em ? [{ type: 'italic' }] : []),
      ]
      return { type: 'text', text, ...(marks.length > 0 && { marks }) }
    })

function blockOf(node: DocNode): ProseBlock {
  const children = node.content ?? []
  if (node.type === 'heading') return { kind: 'heading', level: node.attrs?.level === 3 ? 3 : 2, runs: lineOf(node) }
  if (node.type === 'bulletList') return { kind: 'list', items: children.map(lineOf) }
  if (node.type === 'orderedList')
    return { kind: 'list', start: Number(node.attrs?.start ?? 1), items: children.map(lineOf) }
  if (node.type === 'blockquote') return { kind: 'quote', paragraphs: children.map(linesOf) }
  if (node.type === 'table') {
    const [head = [], ...rows] = children.map((row) => (row.content ?? []).map(lineOf))
    return { kind: 'table', head, rows }
  }
  const picture = node.type === 'image' && PICTURE.exec(String(node.attrs?.src))
  if (picture) return { kind: 'picture', sha256: picture[1]!, alt: String(node.attrs?.alt ?? '') }
  return { kind: 'paragraph', lines: linesOf(node) }
}

/** All text of a node as lines: a break ends one, so does the paragraph. */
function linesOf(node: DocNode): Run[][] {
  const lines: Run[][] = [[]]
  for (const child of node.content ?? []) {
    if (child.type === 'hardBreak') lines.push([])
    else if (child.type === 'text') lines.at(-1)!.push(runOf(child))
    else lines.push(...linesOf(child))
  }
  return lines.filter((line, at) => line.length > 0 || at > 0 || lines.length === 1)
}

const lineOf = (node: DocNode): Run[] =>
  linesOf(node).flatMap((line, at) => (at && line.length > 0 ? [{ text: ' ' }, ...line] : line))

function runOf({ text = '', marks = [] }: DocNode): Run {
  const mark = (type: string) => marks.find((each) => each.type === type)
  const href = mark('link')?.attrs?.href
  return {
    text,
    ...(href ? { href: String(href) } : {}),
    ...(mark('bold') && { strong: true as const }),
    ...(mark('italic') && { em: true as const }),
  }
}
