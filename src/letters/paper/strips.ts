import type { Drawing } from './drawing.ts'
import type { Style } from './style.ts'

/** A height, in lengths of the style and in points: linear, so that two styles tell all those between. */
export type Extent = Partial<Record<'leading' | 'blockLeading' | 'gap' | 'pause' | 'signingRoom' | 'points', number>>

/** Whether a new page may begin with a strip. 'reluctantly': only where nothing else would fit. */
export type Start = 'freely' | 'reluctantly' | 'never'

/** The smallest thing that goes to a page whole: a printed line of text, a row of signatures. */
export type Strip = {
  /** The space above, dropped at the top of a page. */
  above: 'gap' | 'pause' | null
  extent: Extent
  start: Start
  /** What stands again above it when a page begins with it: the head of a table. */
  repeat?: Strip[]
  /** Stands here for the second time. */
  again?: boolean
  /** Draws it from a point down. */
  draw: (drawing: Drawing, left: number, top: number) => void
}

/** An extent in points. */
export const measure = (extent: Extent, style: Style): number =>
  (extent.leading ?? 0) * style.leading +
  (extent.blockLeading ?? 0) * style.blockLeading +
  (extent.gap ?? 0) * style.gap +
  (extent.pause ?? 0) * style.pause +
  (extent.signingRoom ?? 0) * style.signingRoom +
  (extent.points ?? 0)

/** Where a strip begins below the one before it. */
export const spaceAbove = ({ above }: Strip, style: Style): number => (above ? style[above] : 0)

/** The height of some strips together, as they stand on a page. */
export const heightOf = (strips: Strip[], style: Style): number => {
  let height = 0
  for (let at = 0; at < strips.length; at++)
    height += measure(strips[at]!.extent, style) + (at > 0 ? spaceAbove(strips[at]!, style) : 0)
  return height
}
