import type { Drawing, Step } from './drawing.ts'
import { mm } from './page.ts'
import { wordWidth } from './pen.ts'

/** Room for a stamp-duty adhesive. */
export const STAMP_DUTY = { width: mm(32), height: mm(22) }
const WORDS = ['Meterai', '10.000']
const SIZE = 9

/** The dashed box where the stamp duty (meterai) is to be stuck. */
export const drawStampDuty = (drawing: Drawing, path: Step[], x: number, y: number): void => {
  const { width, height } = STAMP_DUTY
  drawing.dashes(x, y, width, height)
  WORDS.forEach((word, at) => {
    const ink = { face: 'regular' as const, size: SIZE, grey: true }
    const left = x + (width - wordWidth(word, 'regular', SIZE)) / 2
    drawing.text([...path, { tag: 'P', id: 900 }], word, left, y + height / 2 - 1.5 + at * SIZE * 1.25, ink)
  })
}
