import { heightOf, measure, type Strip, spaceAbove } from './strips.ts'
import type { Style } from './style.ts'

/** The height of the first and of a further page, and what the end of the letter and the line of a page take of it. */
export type Room = { first: number; next: number; closing: number; pageLine: number }

const ROUNDING = 0.01

/** How many strips from the first on fit a height; at least as many as bring the letter further. */
const fitting = (strips: Strip[], style: Style, room: number, least: number): number => {
  let fits = 0
  let height = 0
  for (const strip of strips) {
    height += measure(strip.extent, style) + (fits > 0 ? spaceAbove(strip, style) : 0)
    if (height > room + ROUNDING) break
    fits++
  }
  return Math.max(least, Math.min(fits, strips.length - 1))
}

/** Where a page that is not the last ends: the number of strips on it. */
const endOf = (strips: Strip[], style: Style, room: number): number => {
  const least = strips.filter((strip) => strip.again).length + 1
  const most = fitting(strips, style, room, least)
  for (const start of ['freely', 'reluctantly'])
    for (let end = most; end >= Math.max(2, least); end--) if (strips[end]?.start === start) return end
  return most
}

/**
 * Divides strips into pages so that what closes the letter stands on the last one; a page begins only where the strips
 * allow it, and the head of a table stands again above its rows.
 */
export const paginate = (strips: Strip[], style: Style, room: Room): Strip[][] => {
  const pages: Strip[][] = []
  let rest = strips
  for (;;) {
    const here = pages.length === 0 ? room.first : room.next
    if (rest.length === 0 || heightOf(rest, style) <= here - room.closing + ROUNDING) return [...pages, rest]
    const end = endOf(rest, style, here - room.pageLine)
    pages.push(rest.slice(0, end))
    rest = [...(rest[end]?.repeat ?? []), ...rest.slice(end)]
  }
}
