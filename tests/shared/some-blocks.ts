import type { ProseBlock, Run } from '../../src/shared/prose/blocks.ts'

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const WORDS =
  'desa panen * _ ** __ [ ] ( ) | \\ ! - # ## > 1. 2) a*b c_d ~ ` & < > " \' • ![x](y) [k](/l) \\* *x* _y_ https://a.id/x_y_z https://b.id, :'.split(
    ' ',
  )
const HREFS = ['https://tuban.go.id/', '/layanan', 'mailto:a@b.id', 'tel:+62812', 'https://a.id/x?(b)|_c_']

/** Some blocks as an editor could hold them, of words that look like marks as often as not. */
export function someBlocks(random: () => number): ProseBlock[] {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const many = <T>(make: () => T, most = 3): T[] => Array.from({ length: 1 + Math.floor(random() * most) }, make)
  const run = (): Run => ({
    text: many(() => pick(WORDS), 4).join(random() < 0.3 ? '' : ' '),
    ...(random() < 0.15 && { href: pick(HREFS) }),
    ...(random() < 0.2 && { strong: true as const }),
    ...(random() < 0.2 && { em: true as const }),
  })
  const runs = () => many(run)
  const block = (): ProseBlock => {
    const kind = pick(['heading', 'paragraph', 'paragraph', 'list', 'numbers', 'quote', 'table', 'picture'] as const)
    if (kind === 'heading') return { kind, level: pick([2, 3] as const), runs: runs() }
    if (kind === 'paragraph') return { kind, lines: many(runs) }
    if (kind === 'list') return { kind, items: many(runs) }
    if (kind === 'numbers') return { kind: 'list', start: 1, items: many(runs) }
    if (kind === 'quote') return { kind, paragraphs: many(() => many(runs)) }
    if (kind === 'picture') return { kind, sha256: 'ab'.repeat(32), alt: run().text }
    const wide = 1 + Math.floor(random() * 3)
    const row = () => Array.from({ length: wide }, runs)
    return { kind, head: row(), rows: many(row) }
  }
  return many(block, 4)
}

type Letter = [string, string | undefined, boolean, boolean]

/** Every letter of a line with its look: how its runs are cut, and the look of a space, say nothing. */
const letters = (runs: Run[]): Letter[] => {
  const one = runs.flatMap(({ text, href, strong, em }) =>
    [...text].map((letter): Letter => [letter, href, Boolean(strong), Boolean(em)]),
  )
  return one.filter(([letter]) => !/\s/.test(letter))
}

/** What a person sees of blocks. The look of a link is that of its first letter; bare addresses are links of themselves. */
export const shown = (blocks: ProseBlock[]): unknown =>
  JSON.parse(
    JSON.stringify(blocks, (_key, value) =>
      Array.isArray(value) && value.length > 0 && value.every((each) => each && typeof each.text === 'string')
        ? letters(value)
            .map(([letter]) => letter)
            .join('')
        : value,
    ),
  )
