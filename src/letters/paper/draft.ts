import { mm, type Sheet } from './page.ts'
import type { Pen } from './pen.ts'

const WORD = 'DRAF'
const NOTICE = 'DRAF: surat ini belum terbit dan tidak berlaku.'

/** Marks a page as a draft: the word across it, pale and under the text, and a sentence that is read out first. */
export const drawDraft = (pen: Pen, sheet: Sheet): void => {
  const [width, height] = sheet.size
  pen.artifact(() => {
    pen.doc.save()
    pen.doc.rotate(-55, { origin: [width / 2, height / 2] })
    pen.doc.font('bold').fontSize(210).fillColor('#e7e5e0')
    const wide = pen.doc.widthOfString(WORD)
    pen.doc.text(WORD, (width - wide) / 2, height / 2 - 120, { lineBreak: false })
    pen.doc.restore().fillColor('#000')
  })
  pen.within(pen.open('P', pen.root), () => pen.write(NOTICE, sheet.left, mm(11), { face: 'bold', size: 9 }))
}
