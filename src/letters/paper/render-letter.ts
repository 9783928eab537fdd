import { drawBand } from './band.ts'
import type { LetterContent } from './content.ts'
import { drawCopies } from './copies.ts'
import { drawCorrespondence } from './correspondence.ts'
import { drawDraft } from './draft.ts'
import { Drawing } from './drawing.ts'
import { printable } from './fonts.ts'
import { drawKop } from './kop.ts'
import { type Layout, layOut } from './layout.ts'
import { mm } from './page.ts'
import { limitMemory, Pen } from './pen.ts'
import type { Pictures } from './pictures.ts'
import { drawTitle, numberOf } from './title.ts'

const isDraft = (content: LetterContent): boolean => content.number === null || content.seal === null

/** Rendered for one printer only; the file that is kept is always made without. */
export type PrintOptions = {
  /** 'blank': on stationery with a printed letterhead, whose place stays free. */
  kop?: 'printed' | 'blank'
  /** Millimetres by which everything stands further right and further down. */
  offset?: { x: number; y: number }
}

export type RenderOptions = { pictures?: Pictures; print?: PrintOptions }

const openPen = (
  { language, metadata }: LetterContent,
  { sheet }: Layout,
  shift: { x: number; y: number } | null,
): Pen => {
  const createdAt = new Date(metadata.createdAt)
  const options: PDFKit.PDFDocumentOptions = {
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
  }
  return new Pen(options, shift)
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

const drawHead = (pen: Pen, drawing: Drawing, { head, sheet, style, titleTop }: Layout): void => {
  if (head.kind === 'title') drawTitle(pen, head.title, sheet, style, titleTop)
  else drawCorrespondence(drawing, head.correspondence, [sheet.left, sheet.right], titleTop)
}

/** Draws a letter that has been laid out, page by page. */
export const drawLetter = (pen: Pen, content: LetterContent, layout: Layout, options: RenderOptions): void => {
  const { sheet, style, pages, copies, band } = layout
  const drawing = new Drawing(pen, style)
  pages.forEach((strips, at) => {
    const [first, last] = [at === 0, at === pages.length - 1]
    pen.addPage()
    pen.zone = 'page'
    if (isDraft(content)) drawDraft(pen, sheet)
    pen.zone = 'text'
    if (first && options.print?.kop !== 'blank') drawKop(pen, layout.kop, sheet, options.pictures ?? {})
    if (first) drawHead(pen, drawing, layout)
    else drawPageLine(pen, content, layout, at + 1)
    drawing.page(strips, sheet.left, first ? layout.bodyTop : layout.nextTop)
    if (first && !last) drawPageLine(pen, content, layout, 1)
    if (!last) return
    drawCopies(pen, copies, sheet, sheet.bottom - band.height)
    pen.zone = 'band'
    drawBand(pen, band, sheet)
  })
}

/** A pen for a letter. */
export const penFor = (content: LetterContent, layout: Layout, print: RenderOptions['print']): Pen => {
  limitMemory()
  return openPen(content, layout, print?.offset ? { x: mm(print.offset.x), y: mm(print.offset.y) } : null)
}

/**
 * The letter as a PDF: tagged, in Indonesian, fonts embedded, not to be scaled by a viewer. It reads nothing but the
 * content, and the same content gives the same bytes in every process. Without number or seal every page says DRAF.
 */
export const renderLetter = async (content: LetterContent, options: RenderOptions = {}): Promise<Buffer> => {
  const layout = layOut(content)
  const pen = penFor(content, layout, options.print)
  drawLetter(pen, content, layout, options)
  return pen.finish()
}
