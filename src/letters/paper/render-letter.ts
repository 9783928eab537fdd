import { drawBand } from './band.ts'
import { BodyDrawing } from './body.ts'
import type { LetterContent } from './content.ts'
import { drawDraft } from './draft.ts'
import { printable } from './fonts.ts'
import { drawKop } from './kop.ts'
import { type Layout, layOut } from './layout.ts'
import { limitMemory, Pen } from './pen.ts'
import { drawSignature } from './signature.ts'
import { drawTitle, numberOf } from './title.ts'

const isDraft = (content: LetterContent): boolean => content.number === null || content.seal === null

const openPen = ({ language, metadata }: LetterContent, { sheet }: Layout): Pen => {
  const createdAt = new Date(metadata.createdAt)
  return new Pen({
    size: sheet.size,
    margin: 0,
    lang: language,
    pdfVersion: '1.7',
    info: {
      Title: metadata.title,
      Author: metadata.author,
      Creator: 'Balai',
      Producer: 'Balai',
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  })
}

/** On a letter of several pages: its number and the page at the head of the further ones, the page at the foot of the first. */
const drawPageLine = (pen: Pen, content: LetterContent, { sheet, pages }: Layout, page: number): void => {
  const count = `halaman ${page} dari ${pages.length}`
  const [text, y] =
    page === 1
      ? [`Bersambung, ${count}`, sheet.bottom]
      : [`Nomor ${printable(numberOf(content))}, ${count}`, sheet.top + 10]
  pen.within(pen.open('P', pen.root), () => pen.write(text, sheet.left, y, { face: 'regular', size: 10 }))
}

/**
 * The letter as a PDF: tagged, in Indonesian, fonts embedded, not to be scaled by a viewer. It reads nothing but the
 * content, and the same content gives the same bytes in every process. Without number or seal every page says DRAF.
 */
export const renderLetter = (content: LetterContent): Promise<Buffer> => {
  limitMemory()
  const layout = layOut(content)
  const { sheet, style, pages } = layout
  const pen = openPen(content, layout)
  const body = new BodyDrawing(pen, style)
  pages.forEach((strips, at) => {
    const last = at === pages.length - 1
    pen.doc.addPage()
    if (isDraft(content)) drawDraft(pen, sheet)
    if (at === 0) drawKop(pen, layout.kop, sheet)
    if (at === 0) drawTitle(pen, layout.title, sheet, style, layout.titleTop)
    if (at > 0) drawPageLine(pen, content, layout, at + 1)
    const end = body.draw(strips, sheet.left, at === 0 ? layout.bodyTop : layout.nextTop)
    if (at === 0 && !last) drawPageLine(pen, content, layout, 1)
    if (last) drawSignature(pen, layout.signature, sheet, style, end + style.pause)
    if (last) drawBand(pen, layout.band, sheet)
  })
  return pen.finish()
}
