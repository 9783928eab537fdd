import { type Band, setBand } from './band.ts'
import { setBody } from './body.ts'
import { setClosing } from './closing.ts'
import type { LetterContent } from './content.ts'
import { type Copies, setCopies } from './copies.ts'
import { type Correspondence, setCorrespondence } from './correspondence.ts'
import { type Kop, setKop } from './kop.ts'
import { mm, type Sheet, sheetOf } from './page.ts'
import { paginate } from './paginate.ts'
import { heightOf, type Strip } from './strips.ts'
import { SIZES, type Style, styleOf } from './style.ts'
import { setTitle, type Title } from './title.ts'

/** Height of the line that a letter of several pages has at the head of a further page and at the foot of the first. */
const PAGE_LINE = mm(10)
const ABOVE_BAND = mm(3)
const BELOW_TITLE = 0.75

/** What stands under the letterhead: a title, or the rows and the recipient of an official correspondence. */
export type Head = { kind: 'title'; title: Title } | { kind: 'correspondence'; correspondence: Correspondence }

type Parts = { kop: Kop; head: Head; headHeight: number; strips: Strip[]; copies: Copies; band: Band }

/** A letter measured and divided into pages: all that is needed to draw it, and nothing drawn yet. */
export type Layout = {
  sheet: Sheet
  style: Style
  kop: Kop
  head: Head
  copies: Copies
  band: Band
  pages: Strip[][]
  titleTop: number
  bodyTop: number
  /** Where the body starts on a further page. */
  nextTop: number
}

const setHead = (content: LetterContent, size: number, width: number): { head: Head; headHeight: number } => {
  if (content.correspondence) {
    const correspondence = setCorrespondence(content, width, size)
    return { head: { kind: 'correspondence', correspondence }, headHeight: correspondence.height }
  }
  const title = setTitle(content, width, size)
  return { head: { kind: 'title', title }, headHeight: title.height }
}

/** The body and all who sign, never parted from two lines of the text as long as there is a way. */
const setStrips = (content: LetterContent, size: number, width: number): Strip[] => {
  const body = setBody(content.body, size, width)
  const last = body.at(-1)
  if (last && body.length > 1) body[body.length - 1] = { ...last, start: 'never' }
  return [...body, ...setClosing(content, size, width)]
}

const topHeight = ({ kop, headHeight }: Parts, style: Style): number =>
  kop.height + style.pause + headHeight + style.pause * BELOW_TITLE

const bottomHeight = ({ copies, band }: Parts): number => ABOVE_BAND + copies.height + band.height

/**
 * The most generous style in which all stands on one page: null when even the tightest does not. A part's height is
 * linear in a style's ease, so two measures tell the ease that just fits.
 */
const styleForOnePage = (parts: Parts, size: number, room: number): Style | null => {
  const heightAt = (ease: number): number => {
    const style = styleOf(size, ease)
    return topHeight(parts, style) + heightOf(parts.strips, style) + bottomHeight(parts)
  }
  const tight = heightAt(0)
  if (tight > room) return null
  return styleOf(size, Math.min(1, (room - tight) / (heightAt(1) - tight)))
}

const place = (parts: Parts, sheet: Sheet, style: Style): Layout => {
  const { kop, head, copies, band, strips } = parts
  const titleTop = sheet.top + kop.height + style.pause
  const bodyTop = sheet.top + topHeight(parts, style)
  const nextTop = sheet.top + PAGE_LINE
  const room = {
    first: sheet.bottom - bodyTop,
    next: sheet.bottom - nextTop,
    closing: bottomHeight(parts),
    pageLine: PAGE_LINE,
  }
  return { sheet, style, kop, head, copies, band, pages: paginate(strips, style, room), titleTop, bodyTop, nextTop }
}

/** How a letter of several pages is set, in the order in which it is tried. */
const LONG_STYLES: [number, number][] = [
  ...[0.5, 0.25, 0].map((ease): [number, number] => [12, ease]),
  [11, 0],
  [10.5, 0],
]

/** Whether what stands above the body leaves room for the line at the foot of the first page: a long list of recipients may not. */
const headFits = ({ sheet, bodyTop }: Layout): boolean => bodyTop <= sheet.bottom - PAGE_LINE

/** The largest type, the most generous spacing that take no more pages than the tightest of all does. */
const onFewPages = (layOutIn: (size: number, ease: number) => Layout): Layout => {
  const tightest = layOutIn(10, 0)
  for (const [size, ease] of LONG_STYLES) {
    const layout = layOutIn(size, ease)
    if (layout.pages.length === tightest.pages.length && headFits(layout)) return layout
  }
  return tightest
}

/** A letter measured at a type size, each size once. */
const measured = (content: LetterContent, sheet: Sheet): ((size: number) => Parts) => {
  const width = sheet.right - sheet.left
  const kop = setKop(content.head, sheet)
  const band = setBand(content, sheet)
  const copies = setCopies(content.copies ?? [], width)
  const known = new Map<number, Parts>()
  return (size) => {
    const parts = known.get(size) ?? {
      kop,
      ...setHead(content, size, width),
      strips: setStrips(content, size, width),
      copies,
      band,
    }
    known.set(size, parts)
    return parts
  }
}

/**
 * Lays a letter out: on one page as generously as that allows, spacing tightened before type, type never below 10 pt;
 * else on as few pages as that takes, in 12 pt again where that needs no more of them.
 */
export const layOut = (content: LetterContent): Layout => {
  const sheet = sheetOf(content.paper)
  const setIn = measured(content, sheet)
  for (const size of SIZES) {
    const parts = setIn(size)
    const style = styleForOnePage(parts, size, sheet.bottom - sheet.top)
    if (style) return place(parts, sheet, style)
  }
  return onFewPages((size, ease) => place(setIn(size), sheet, styleOf(size, ease)))
}

/** How many pages a letter takes, before anything is drawn: for the form to warn while it is typed. */
export const pagesNeeded = (content: LetterContent): number => {
  const sheet = sheetOf(content.paper)
  const tightest = measured(content, sheet)(10)
  if (styleForOnePage(tightest, 10, sheet.bottom - sheet.top)) return 1
  return place(tightest, sheet, styleOf(10, 0)).pages.length
}
