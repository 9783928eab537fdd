import { ADDRESS, ESCAPABLE, type Run, WORD, withoutEnd } from './blocks.ts'
import { safeHref } from './safe-href.ts'

type Look = 'strong' | 'em'
type Token = { text: string; href?: string } | { text: string; look: Look; opens: boolean; closes: boolean }

const LOOKS: Record<string, Look> = { '*': 'strong', _: 'em' }
const LINK = /\[((?:\\.|[^[\]\\])+)\]\(([^\s()<>]*)\)/y
const BARE = new RegExp(ADDRESS.source, 'iy')

/**
 * Reads one line: *tebal*, _miring_, [kata](alamat) and bare addresses. A mark counts at the edge of words only, doubled
 * anywhere; one that finds no other is a sign like any. A backslash before a sign makes it one.
 */
export function readRuns(line: string): Run[] {
  const tokens = tokensOf(line)
  const looks = looksOf(tokens)
  const runs: Run[] = []
  const on = { strong: false, em: false }
  for (const [at, token] of tokens.entries()) {
    const look = looks.get(at)
    if (look) on[look] = !on[look]
    else {
      const run: Run = { text: token.text }
      if ('href' in token && token.href) run.href = token.href
      if (on.strong) run.strong = true
      if (on.em) run.em = true
      const last = runs.at(-1)
      if (last && last.href === run.href && last.strong === run.strong && last.em === run.em) last.text += run.text
      else runs.push(run)
    }
  }
  return runs
}

/** The text of a line as it is shown, without its marks. */
export const plainOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join('')

function tokensOf(line: string, href?: string): Token[] {
  const tokens: Token[] = []
  let text = ''
  const flush = () => {
    if (text) tokens.push(href ? { text, href } : { text })
    text = ''
  }
  for (let at = 0; at < line.length; ) {
    const sign = line[at]!
    const linked = href ? null : linkAt(line, at)
    if (linked) {
      flush()
      tokens.push(...linked.tokens)
      at += linked.length
    } else if (sign === '\\' && ESCAPABLE.test(line[at + 1] ?? '')) {
      text += line[at + 1]
      at += 2
    } else if (sign in LOOKS) {
      flush()
      const mark = markAt(line, at)
      tokens.push(mark)
      at += mark.text.length
    } else {
      text += sign
      at++
    }
  }
  flush()
  return tokens
}

/** A mark at the edge of a word may begin or end a look; a doubled one may everywhere. */
function markAt(line: string, at: number): Token & { text: string } {
  const sign = line[at]!
  const doubled = line[at + 1] === sign
  const [before, after] = [line[at - 1] ?? ' ', line[at + 1] ?? ' ']
  return {
    text: doubled ? sign + sign : sign,
    look: LOOKS[sign]!,
    opens: doubled || (!WORD.test(before) && /\S/.test(after)),
    closes: doubled || (/\S/.test(before) && !WORD.test(after)),
  }
}

function linkAt(line: string, at: number): { tokens: Token[]; length: number } | null {
  if (line[at] === '[') {
    LINK.lastIndex = at
    const [whole, words, address] = LINK.exec(line) ?? []
    const href = address === undefined ? null : safeHref(address)
    return href && whole ? { tokens: tokensOf(words!, href), length: whole.length } : null
  }
  if (line[at] !== 'h' && line[at] !== 'H') return null
  BARE.lastIndex = at
  const text = withoutEnd(BARE.exec(line)?.[0] ?? '')
  const href = text && safeHref(text)
  return href ? { tokens: [{ text, href }], length: text.length } : null
}

/** Which marks are a pair, and of what look: each closes the one of its kind that is open. */
function looksOf(tokens: Token[]): Map<number, Look> {
  const pairs = new Map<number, Look>()
  const open = new Map<Look, number>()
  for (const [at, token] of tokens.entries()) {
    if (!('look' in token)) continue
    const begun = open.get(token.look)
    if (begun !== undefined && token.closes) {
      pairs.set(begun, token.look).set(at, token.look)
      open.delete(token.look)
    } else if (begun === undefined && token.opens) open.set(token.look, at)
  }
  return pairs
}
