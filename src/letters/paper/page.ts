import type { PaperSize } from './content.ts'

/** Millimetres in the points of a PDF. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4

/** One sheet: its size and the box, in points from the top left, that everything printed stays inside. */
export type Sheet = { size: [number, number]; left: number; right: number; top: number; bottom: number }

const SIZES: Record<PaperSize, [number, number]> = {
  f4: [215, 330],
  'f4-narrow': [210, 330],
  folio: [215.9, 330.2],
  a4: [210, 297],
}
const MARGIN = { left: 30, right: 20, top: 15, bottom: 20 }

/**
 * The sheet of a paper size. Three different sheets are sold as F4, so the box is that of the smallest, 210 × 330 mm,
 * on all of them: a letter printed on the wrong one still loses nothing.
 */
export const sheetOf = (paper: PaperSize): Sheet => {
  const [width, height] = SIZES[paper]
  return {
    size: [mm(width), mm(height)],
    left: mm(MARGIN.left),
    right: mm(210 - MARGIN.right),
    top: mm(MARGIN.top),
    bottom: mm(Math.min(height, 330) - MARGIN.bottom),
  }
}
