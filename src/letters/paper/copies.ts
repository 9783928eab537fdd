import { mm, type Sheet } from './page.ts'
import type { Pen } from './pen.ts'
import { breakLines, type Line } from './typeset.ts'

const SIZE = 10
const LEADING = SIZE * 1.2
const NUMBER = mm(6)
const BELOW = mm(3)

/** Who gets a copy (tembusan), measured. */
export type Copies = { items: Line[][]; height: number }

/** Sets the copies: small and numbered. No height where there are none. */
export const setCopies = (copies: string[], width: number): Copies => {
  const items = copies.map((copy) => breakLines(copy, 'regular', SIZE, width - NUMBER))
  const lines = items.reduce((sum, item) => sum + item.length, 0)
  return { items, height: lines === 0 ? 0 : (lines + 1) * LEADING + BELOW }
}

/** Draws the copies, which end at a height: that of the foot band. */
export const drawCopies = (pen: Pen, { items, height }: Copies, { left }: Sheet, bottom: number): void => {
  if (height === 0) return
  const ink = { face: 'regular', size: SIZE } as const
  let y = bottom - height + LEADING * 0.8
  pen.within(pen.open('P', pen.root), () => pen.write('Tembusan:', left, y, ink))
  const list = pen.open('L', pen.root)
  items.forEach((lines, at) => {
    const item = pen.open('LI', list)
    y += LEADING
    pen.within(pen.open('Lbl', item), () => pen.write(`${at + 1}.`, left, y, ink))
    pen.within(pen.open('LBody', item), () =>
      lines.forEach((line, row) => {
        if (row > 0) y += LEADING
        pen.write(line.text, left + NUMBER, y, ink)
      }),
    )
  })
}
