import { ADDRESS, type Run, WORD, withoutEnd } from './blocks.ts'
import { readRuns } from './read-runs.ts'
import { safeHref } from './safe-href.ts'

type Piece = string | { sign: '*' | '_'; opens: boolean }

/** The line that readRuns reads as these runs: each sign that would be a mark stands behind a backslash. */
export function writeRuns(runs: readonly Run[]): string {
  const line = tidied(runs)
  const pieces: Piece[] = []
  for (const [at, run] of line.entries()) {
    const [before, after] = [line[at - 1], line[at + 1]]
    if (run.em && !before?.em) pieces.push({ sign: '_', opens: true })
    if (run.strong && !before?.strong) pieces.push({ sign: '*', opens: true })
    if (run.href === undefined) pieces.push(escaped(run.text, Boolean(after || run.strong || run.em)))
    else pieces.push(isBare(line, at) ? run.text : linkOf(run.text, run.href))
    if (run.strong && !after?.strong) pieces.push({ sign: '*', opens: false })
    if (run.em && !after?.em) pieces.push({ sign: '_', opens: false })
  }
  return joined(pieces)
}

/** Line ends are spaces here; a look does not hold the spaces around it; what looks alike is one run; a link has one look. */
function tidied(runs: readonly Run[]): Run[] {
  const done: Run[] = []
  const add = (text: string, like: Partial<Run>) => {
    if (!text) return
    const last = done.at(-1)
    const same = last && last.href === like.href && (like.href !== undefined || isAlike(last, like))
    if (same) last.text += text
    else done.push({ ...like, text })
  }
  for (const { text, ...look } of runs) {
    const [, before, words, behind] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text.replaceAll(/[\s\u00a0]+/g, ' '))!
    const around = look.href === undefined ? {} : look
    add(before!, around)
    add(words!, look)
    add(behind!, around)
  }
  return done
}

const isAlike = (one: Partial<Run>, other: Partial<Run>): boolean =>
  Boolean(one.strong) === Boolean(other.strong) && Boolean(one.em) === Boolean(other.em)

/** Whether an address can stand as it is: it reads as this link, and what follows does not run into it. */
function isBare(line: Run[], at: number): boolean {
  const { text, href, strong, em } = line[at]!
  const after = line[at + 1]
  if (strong || em || after?.href || after?.strong || after?.em) return false
  const isOver = at + 2 >= line.length
  if (after && !/^[.,;:!?)\]}]*\s/.test(after.text) && !(isOver && /^[.,;:!?)\]}]*$/.test(after.text))) return false
  const [read, ...more] = /^https?:/i.test(text) && withoutEnd(text) === text ? readRuns(text) : []
  return more.length === 0 && read?.href === href && read?.text === text
}

function linkOf(words: string, href: string): string {
  const address = href.replaceAll(
    /[\s()<>|\\]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
  return `[${words.replaceAll(/[\\[\]*_]/g, '\\$&')}](${address})`
}

/** Text as text; addresses in it stay whole, they become links of themselves. */
function escaped(text: string, goesOn: boolean): string {
  let done = ''
  let at = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutEnd(match[0])
    const href = safeHref(address)
    if (!href) {
      // What only looks like an address is not to swallow the mark behind it.
      const colon = match.index + match[0].indexOf(':')
      done += `${signs(text.slice(at, match.index))}${text.slice(match.index, colon)}\\`
      at = colon
      continue
    }
    const end = match.index + address.length
    done +=
      signs(text.slice(at, match.index)) +
      (goesOn && match.index + match[0].length === text.length ? linkOf(address, href) : address)
    at = end
  }
  return done + signs(text.slice(at))
}

const signs = (text: string): string =>
  text.replaceAll(/[\\[]|[*_]/g, (sign, at: number) => {
    const [before, after] = [text[at - 1], text[at + 1]]
    const between = before !== undefined && after !== undefined && before !== sign && after !== sign
    const isWithin = between && WORD.test(before) && WORD.test(after)
    const isAlone = between && /\s/.test(before) && /\s/.test(after)
    return (sign === '*' || sign === '_') && (isWithin || isAlone) ? sign : `\\${sign}`
  })

/** A mark stands single at the edge of a word, doubled elsewhere. */
function joined(pieces: Piece[]): string {
  const first = (piece: Piece | undefined) => (typeof piece === 'string' ? piece[0] : piece?.sign) ?? ' '
  return pieces.reduce<string>((done, piece, at) => {
    if (typeof piece === 'string') return done + piece
    const [before, after] = [done.at(-1) ?? ' ', first(pieces[at + 1])]
    const atEdge = piece.opens ? !WORD.test(before) && /\S/.test(after) : /\S/.test(before) && !WORD.test(after)
    const single = atEdge && before !== piece.sign && after !== piece.sign
    return done + (single ? piece.sign : piece.sign.repeat(2))
  }, '')
}
