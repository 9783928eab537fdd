import type { LetterContent, LetterMark } from './content.ts'
import { drawMark } from './mark.ts'
import { mm, type Sheet } from './page.ts'
import type { Pen } from './pen.ts'
import { type Pictures, pictureBytes } from './pictures.ts'
import { balanceLines, type Line } from './typeset.ts'

const MARK = mm(22)
const BESIDE_MARK = mm(5)
const SMALL = 12
const LARGE = 16
const ADDRESS = 10
const RULE = { above: mm(2.5), thick: 2.25, between: 1.25, thin: 0.75 }

type Heading = Line & { size: number; leading: number; bold: boolean }

/** The letterhead as it will stand: measured once, drawn on the first page. `height` reaches to below its double rule. */
export type Kop = { mark: LetterMark; headings: Heading[]; textHeight: number; height: number }

/** What the mark takes of the width, and the height of mark and lines without the rule. */
const besideOf = (mark: LetterMark): number => (mark.kind === 'none' ? 0 : MARK + BESIDE_MARK)
const tallOf = (mark: LetterMark, textHeight: number): number =>
  mark.kind === 'none' ? textHeight : Math.max(MARK, textHeight)

const settle = (head: LetterContent['head'], width: number, scale: number): Heading[] => {
  const lines = head.lines.map((text, at) => ({ text, last: at === head.lines.length - 1 }))
  return [
    ...lines.flatMap(({ text, last }) => {
      const size = (last ? LARGE : SMALL) * scale
      return balanceLines(text, last ? 'bold' : 'regular', size, width).map((line) => ({
        ...line,
        size,
        leading: size * 1.2,
        bold: last,
      }))
    }),
    ...balanceLines(head.address, 'regular', ADDRESS, width).map((line, at) => ({
      ...line,
      size: ADDRESS,
      leading: ADDRESS * (at === 0 ? 1.5 : 1.2),
      bold: false,
    })),
  ]
}

/**
 * Sets the letterhead: one line a line where that can be, with the type of all of them made smaller before any wraps, but
 * none below 10 pt.
 */
export const setKop = (head: LetterContent['head'], sheet: Sheet): Kop => {
  const width = sheet.right - sheet.left - besideOf(head.mark)
  const rows = head.lines.length
  let headings = settle(head, width, 1)
  for (const scale of [0.95, 0.9, 0.84]) {
    if (headings.filter((line) => line.size !== ADDRESS).length <= rows) break
    headings = settle(head, width, scale)
  }
  const textHeight = headings.reduce((sum, line) => sum + line.leading, 0)
  const { above, thick, between, thin } = RULE
  const { mark } = head
  return { mark, headings, textHeight, height: tallOf(mark, textHeight) + above + thick + between + thin }
}

/** Where the lines are centred: on the page's middle, or as little to the right of it as the mark makes necessary. */
const axisOf = (kop: Kop, sheet: Sheet): number => {
  const widest = Math.max(...kop.headings.map((line) => line.width))
  return Math.max((sheet.left + sheet.right) / 2, sheet.left + besideOf(kop.mark) + widest / 2)
}

const drawMarkIn = (pen: Pen, { mark }: Kop, left: number, middle: number, pictures: Pictures): void => {
  if (mark.kind === 'neutral') drawMark(pen.doc, left + MARK / 2, middle, MARK / 2)
  if (mark.kind !== 'picture') return
  const box = { fit: [MARK, MARK] as [number, number], align: 'center' as const, valign: 'center' as const }
  pen.doc.image(pictureBytes(pictures, mark.sha256), left, middle - MARK / 2, box)
}

/** Draws the letterhead at the top of the first page: mark, lines as given, address, double rule. */
export const drawKop = (pen: Pen, kop: Kop, sheet: Sheet, pictures: Pictures): void => {
  const tall = tallOf(kop.mark, kop.textHeight)
  pen.artifact(() => {
    drawMarkIn(pen, kop, sheet.left, sheet.top + tall / 2, pictures)
    const rule = sheet.top + tall + RULE.above
    pen.rule(sheet.left, rule, sheet.right - sheet.left, RULE.thick)
    pen.rule(sheet.left, rule + RULE.thick + RULE.between, sheet.right - sheet.left, RULE.thin)
  })
  const axis = axisOf(kop, sheet)
  const place = pen.open('Div', pen.root)
  let y = sheet.top + (tall - kop.textHeight) / 2
  for (const line of kop.headings) {
    y += line.leading
    const baseline = y - line.size * 0.22
    pen.within(pen.open('P', place), () =>
      pen.write(line.text, axis - line.width / 2, baseline, { face: line.bold ? 'bold' : 'regular', size: line.size }),
    )
  }
}
