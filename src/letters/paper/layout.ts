import { type Band, setBand } from './band.ts'
import { heightOf, type Strip, setBody } from './body.ts'
import type { LetterContent } from './content.ts'
import { type Kop, setKop } from './kop.ts'
import { mm, type Sheet, sheetOf } from './page.ts'
import { paginate } from './paginate.ts'
import { heightOfSignature, type Signature, setSignature } from './signature.ts'
import { SIZES, type Style, styleOf } from './style.ts'
import { setTitle, type Title } from './title.ts'

/** Height of the line that a letter of several pages has at the head of a further page and at the foot of the first. */
const PAGE_LINE = mm(10)
const ABOVE_BAND = mm(3)
const BELOW_TITLE = 0.75

type Parts = { kop: Kop; title: Title; body: Strip[]; signature: Signature; band: Band }

/** A letter measured and divided into pages: all that is needed to draw it, and nothing drawn yet. */
export type Layout = {
  sheet: Sheet
  style: Style
  kop: Kop
  title: Title
  signature: Signature
  band: Band
  pages: Strip[][]
  titleTop: number
  bodyTop: number
  /** Where the body starts on a further page. */
  nextTop: number
}

const headHeight = ({ kop, title }: Parts, style: Style): number =>
  kop.height + style.pause + title.height + style.pause * BELOW_TITLE

const closingHeight = ({ signature, band }: Parts, style: Style): number =>
  style.pause + heightOfSignature(signature, style) + ABOVE_BAND + band.height

/**
 * The most generous style in which all stands on one page: null when even the tightest does not. A part's height is
 * linear in a style's ease, so two measures tell the ease that just fits.
 */
const styleForOnePage = (parts: Parts, size: number, room: number): Style | null => {
  const heightAt = (ease: number): number => {
    const style = styleOf(size, ease)
    return headHeight(parts, style) + heightOf(parts.body, style) + closingHeight(parts, style)
  }
  const tight = heightAt(0)
  if (tight > room) return null
  return styleOf(size, Math.min(1, (room - tight) / (heightAt(1) - tight)))
}

const place = (parts: Parts, sheet: Sheet, style: Style): Layout => {
  const { kop, title, signature, band, body } = parts
  const titleTop = sheet.top + kop.height + style.pause
  const bodyTop = sheet.top + headHeight(parts, style)
  const nextTop = sheet.top + PAGE_LINE
  const room = {
    first: sheet.bottom - bodyTop,
    next: sheet.bottom - nextTop,
    closing: closingHeight(parts, style),
    pageLine: PAGE_LINE,
  }
  return { sheet, style, kop, title, signature, band, pages: paginate(body, style, room), titleTop, bodyTop, nextTop }
}

/**
 * Lays a letter out: on one page as generously as that allows, spacing tightened before type, type never below 10 pt;
 * else, in 12 pt again, on as many pages as it takes.
 */
export const layOut = (content: LetterContent): Layout => {
  const sheet = sheetOf(content.paper)
  const kop = setKop(content.head, sheet)
  const band = setBand(content, sheet)
  const width = sheet.right - sheet.left
  const setIn = (size: number): Parts => ({
    kop,
    title: setTitle(content, width, size),
    body: setBody(content.body, size, width),
    signature: setSignature(content, size),
    band,
  })
  for (const size of SIZES) {
    const parts = setIn(size)
    const style = styleForOnePage(parts, size, sheet.bottom - sheet.top)
    if (style) return place(parts, sheet, style)
  }
  return place(setIn(12), sheet, styleOf(12, 0.5))
}
