import type { LetterBlock, LetterContent } from '../paper/content.ts'

/** A part of a letter as text, to be read beside its page: what stands there, nothing computed. */
export type TextPart =
  | { kind: 'rows'; rows: { label: string; value: string }[] }
  | { kind: 'text'; text: string }
  | { kind: 'items'; items: string[] }

/** The whole letter as text: each row of a table becomes its cells under their headings, so that a phone can show it. */
export function textOf({ body, signatories = [] }: LetterContent): TextPart[] {
  const groups = signatories.map(
    ({ caption, people }): TextPart => ({
      kind: 'rows',
      rows: [{ label: caption.replace(/,$/, ''), value: people.map(({ name }) => name).join('; ') }],
    }),
  )
  return [...body.flatMap(partsOf), ...groups]
}

function partsOf(block: LetterBlock): TextPart[] {
  if (block.kind === 'paragraph' || block.kind === 'heading') return [{ kind: 'text', text: block.text }]
  if (block.kind === 'list') return [{ kind: 'items', items: block.items }]
  if (block.kind === 'identity')
    return [{ kind: 'rows', rows: block.rows.map(({ label, value }) => ({ label, value })) }]
  const { columns, rows } = block
  return rows.map((cells) => ({
    kind: 'rows',
    rows: cells.map((value, at) => ({ label: columns[at]?.label ?? '', value })),
  }))
}
