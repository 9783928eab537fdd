import type { Step } from './drawing.ts'
import type { Face } from './fonts.ts'
import type { Start, Strip } from './strips.ts'
import { baselineIn } from './style.ts'

/** A run of text on a line of the body: its place in the structure, its left end from the margin. */
export type Run = { path: Step[]; face: Face; text: string; x: number; spread?: number }

/** One line of the body. */
export const lineStrip = (runs: Run[], start: Start, above: Strip['above'] = null): Strip => ({
  above,
  extent: { leading: 1 },
  start,
  draw: (drawing, left, top) => {
    const { size, leading } = drawing.style
    for (const { path, face, text, x, spread } of runs)
      drawing.text(path, text, left + x, baselineIn(top, leading, size), { face, size, spread })
  },
})

/** Two lines at least stay together at either side of a page's end. */
export const startOf = (line: number, count: number): Start =>
  line === 0 || (line >= 2 && count - line >= 2) ? 'freely' : 'never'
