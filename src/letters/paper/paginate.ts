import { heightOf, type Strip } from './body.ts'
import type { Style } from './style.ts'

/** The height of the first and of a further page, and what the end of the letter and the line of a page take of it. */
export type Room = { first: number; next: number; closing: number; pageLine: number }

/** How many lines, at least, stand above the signature on the last page. */
const LEAST_ON_LAST = 2
const ROUNDING = 0.01

/** Where a page that is not the last ends: the number of strips on it. */
const endOf = (strips: Strip[], style: Style, room: number): number => {
  let fits = 1
  let height = style.leading
  while (fits < strips.length) {
    height += style.leading + (strips[fits]!.opens ? style.gap : 0)
    if (height > room) break
    fits++
  }
  let end = Math.max(1, Math.min(fits, strips.length - LEAST_ON_LAST))
  while (end > 1 && !strips[end]?.mayStart) end--
  return end > 1 ? end : Math.max(1, Math.min(fits, strips.length - LEAST_ON_LAST))
}

/**
 * Divides the body into pages so that signature and band stand on the last one, never without some of the text; no page
 * begins or ends with a single line of a paragraph, nor ends with the sentence that leads in identity rows.
 */
export const paginate = (strips: Strip[], style: Style, room: Room): Strip[][] => {
  const pages: Strip[][] = []
  let rest = strips
  for (;;) {
    const here = pages.length === 0 ? room.first : room.next
    if (rest.length === 0 || heightOf(rest, style) <= here - room.closing + ROUNDING) return [...pages, rest]
    const end = endOf(rest, style, here - room.pageLine)
    pages.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
}
