import type { LetterContent } from './content.ts'
import type { Sheet } from './page.ts'
import type { Pen } from './pen.ts'
import { baselineIn, type Style } from './style.ts'
import { balanceLines, type Line } from './typeset.ts'

/** A number that is not given yet. */
const NO_NUMBER = '……'

/** The number as it is printed under the title and at the head of a further page. */
export const numberOf = (content: LetterContent): string => content.number ?? NO_NUMBER

const NUMBER_LEADING = 1.35

export type Title = { title: Line[]; number: Line[]; size: number; leading: number; height: number }

/** Sets the title and the number under it: of the office's letter, or of its register where a citizen is the author. */
export const setTitle = (content: LetterContent, width: number, textSize: number): Title => {
  const size = textSize + 2
  const leading = size * 1.3
  const title = balanceLines(content.title, 'bold', size, width)
  const number = balanceLines(
    `${content.author === 'holder' ? 'Nomor Register' : 'Nomor'} : ${numberOf(content)}`,
    'regular',
    textSize,
    width,
  )
  return { title, number, size, leading, height: title.length * leading + number.length * textSize * NUMBER_LEADING }
}

/** A line of bold text, underlined, its middle at `axis`. */
const writeUnderlined = (pen: Pen, line: Line, axis: number, baseline: number, size: number): void => {
  const x = axis - line.width / 2
  pen.write(line.text, x, baseline, { face: 'bold', size })
  pen.rule(x, baseline + size * 0.13, line.width, size * 0.07)
}

/** Draws the title, the first heading of the document, and the number. */
export const drawTitle = (pen: Pen, set: Title, sheet: Sheet, style: Style, top: number): void => {
  const axis = (sheet.left + sheet.right) / 2
  let y = top
  pen.within(pen.open('H1', pen.root), () => {
    for (const line of set.title) {
      writeUnderlined(pen, line, axis, baselineIn(y, set.leading, set.size), set.size)
      y += set.leading
    }
  })
  pen.within(pen.open('P', pen.root), () => {
    for (const line of set.number) {
      pen.write(line.text, axis - line.width / 2, baselineIn(y, style.size * NUMBER_LEADING, style.size), {
        face: 'regular',
        size: style.size,
      })
      y += style.size * NUMBER_LEADING
    }
  })
}
