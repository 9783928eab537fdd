import type { LetterContent } from './content.ts'
import { layOut } from './layout.ts'
import { mm, type Sheet } from './page.ts'
import type { Box } from './pen.ts'
import { drawLetter, penFor, type RenderOptions } from './render-letter.ts'

/** What stands where it must not: two lines of text over each other, or one outside its part of the page. */
export type Overlap = { page: number; what: 'text on text' | 'in the margin' | 'in the foot band'; texts: string[] }

const SLACK = 0.5

/** The box of a line's letters, from the height of capitals to the depth of commas. */
const edgesOf = ({ x, baseline, width, size }: Box) => ({
  left: x,
  right: x + width,
  top: baseline - size * 0.73,
  bottom: baseline + size * 0.16,
})

const meet = (one: Box, other: Box): boolean => {
  const [a, b] = [edgesOf(one), edgesOf(other)]
  return a.left < b.right - SLACK && b.left < a.right - SLACK && a.top < b.bottom - SLACK && b.top < a.bottom - SLACK
}

/** What of the lines of a letter stands where it must not. `bandTop`: where the foot band of the last page begins. */
export const conflictsIn = (boxes: Box[], sheet: Sheet, bandTop: number, lastPage: number): Overlap[] => {
  const found: Overlap[] = []
  boxes.forEach((box, at) => {
    const { left, right, top, bottom } = edgesOf(box)
    const { page, text } = box
    const beside = left < sheet.left - SLACK || right > sheet.right + SLACK
    if (beside || top < sheet.top - SLACK || bottom > sheet.bottom + mm(1))
      found.push({ page, what: 'in the margin', texts: [text] })
    if (box.zone === 'text' && page === lastPage && bottom > bandTop + SLACK)
      found.push({ page, what: 'in the foot band', texts: [text] })
    for (const other of boxes.slice(at + 1))
      if (other.page === page && meet(box, other)) found.push({ page, what: 'text on text', texts: [text, other.text] })
  })
  return found
}

/**
 * Draws a letter without keeping it and lists every line that stands on another, leaves the margins, or reaches into the
 * band at the foot of the last page. Empty for every letter: tests ask it of all types, papers and signatures.
 */
export const overlaps = (content: LetterContent, options: RenderOptions = {}): Overlap[] => {
  const layout = layOut(content)
  const pen = penFor(content, layout, options.print)
  pen.boxes = []
  drawLetter(pen, content, layout, options)
  const boxes = pen.boxes.filter((box) => box.zone !== 'page' && box.text.trim() !== '')
  return conflictsIn(boxes, layout.sheet, layout.sheet.bottom - layout.band.height, layout.pages.length)
}
