import type { PaperSize, SignaturePlace } from './content.ts'
import { Drawing } from './drawing.ts'
import { mm, type Sheet, sheetOf } from './page.ts'
import { paginate } from './paginate.ts'
import { limitMemory, Pen } from './pen.ts'
import { levelled, setOfficial, signatureStrip } from './signature.ts'
import type { Strip } from './strips.ts'
import { baselineIn, type Style } from './style.ts'
import { setTable, type Table } from './table.ts'
import { balanceLines, type Line } from './typeset.ts'

/** A register of the village, or any other long table, as it is printed in landscape. */
export type Book = {
  paper: PaperSize
  /** 'BUKU AGENDA', 'DESA BEJI KECAMATAN JENU KABUPATEN TUBAN': the first in larger type, all centred. */
  titleLines: string[]
  /** 'Bulan November 2026' */
  period: string
  columns: Table['columns']
  rows: string[][]
  /** What is said where there are no rows. */
  emptyText: string
  /** Who signs at the end, the left one and the right one; place and date stand over the right one. */
  closing: { placeAndDate: string; left: SignaturePlace | null; right: SignaturePlace } | null
  metadata: { title: string; author: string; createdAt: string }
}

const MARGIN = { side: mm(15), top: mm(15), bottom: mm(14) }
const SIZE = 9
const FOOT = mm(8)
const STYLE: Style = { size: 10, leading: 13, gap: 8, pause: mm(6), blockLeading: 12.5, signingRoom: mm(22) }

/** The sheet lying down. On paper that is called F4 all stays inside the smallest of the three. */
const landscapeOf = (paper: PaperSize): Sheet => {
  const { size } = sheetOf(paper)
  const height = Math.min(size[0], mm(210))
  const width = Math.min(size[1], mm(330))
  return {
    size: [size[1], size[0]],
    left: MARGIN.side,
    right: width - MARGIN.side,
    top: MARGIN.top,
    bottom: height - MARGIN.bottom - FOOT,
  }
}

type Title = { line: Line; size: number; bold: boolean }

const setTitles = ({ titleLines, period }: Book, width: number): Title[] => [
  ...titleLines.flatMap((text, at) => {
    const size = at === 0 ? 14 : 11
    return balanceLines(text, 'bold', size, width).map((line) => ({ line, size, bold: true }))
  }),
  ...balanceLines(period, 'regular', 11, width).map((line) => ({ line, size: 11, bold: false })),
]

const drawTitles = (pen: Pen, titles: Title[], { left, right, top }: Sheet): void => {
  let y = top
  titles.forEach(({ line, size, bold }, at) => {
    const place = pen.open(at === 0 ? 'H1' : 'P', pen.root)
    const baseline = baselineIn(y, size * 1.3, size)
    pen.within(place, () =>
      pen.write(line.text, (left + right - line.width) / 2, baseline, { face: bold ? 'bold' : 'regular', size }),
    )
    y += size * 1.3
  })
}

const setClosing = ({ closing }: Book, width: number): Strip[] => {
  if (!closing) return []
  const right = setOfficial([closing.placeAndDate], closing.right, STYLE.size)
  if (!closing.left) return [signatureStrip({ id: 0, right, room: 'pen' }, width)]
  const [left, level] = levelled(setOfficial([], closing.left, STYLE.size), right)
  return [signatureStrip({ id: 0, left, right: level, room: 'pen' }, width)]
}

const setRows = (book: Book, width: number): Strip[] => {
  const table = setTable({ columns: book.columns, rows: book.rows, numbered: true }, 0, SIZE, width)
  if (book.rows.length > 0) return table
  const nothing: Strip = {
    above: null,
    extent: { leading: 2 },
    start: 'never',
    draw: (drawing, left, top) =>
      drawing.text([{ tag: 'P', id: 1 }], book.emptyText, left, top + STYLE.leading * 1.4, {
        face: 'regular',
        size: SIZE,
      }),
  }
  return [...table, nothing]
}

const drawFoot = (pen: Pen, { left, right, bottom }: Sheet, title: string, page: number, count: number): void => {
  const ink = { face: 'regular', size: 8.5 } as const
  const text = `Halaman ${page} dari ${count}`
  const baseline = bottom + FOOT
  pen.artifact(() => {
    pen.write(title, left, baseline, ink)
    pen.write(text, right - pen.widthOf(text, ink), baseline, ink)
  })
}

const penFor = ({ metadata }: Book, sheet: Sheet): Pen => {
  limitMemory()
  const createdAt = new Date(metadata.createdAt)
  const info = { Title: metadata.title, Author: metadata.author, Creator: 'Balai', Producer: 'Balai' }
  return new Pen({
    size: sheet.size,
    margin: 0,
    lang: 'id-ID',
    pdfVersion: '1.7',
    info: { ...info, CreationDate: createdAt, ModDate: createdAt },
  })
}

/**
 * A register as a PDF in landscape: title lines, the table with its head on every page, 'Halaman 1 dari 3', and who signs
 * at the end, never alone on a page. Tagged, and the same book gives the same bytes.
 */
export const bookPdf = async (book: Book): Promise<Buffer> => {
  const sheet = landscapeOf(book.paper)
  const width = sheet.right - sheet.left
  const titles = setTitles(book, width)
  const tableTop = sheet.top + titles.reduce((sum, { size }) => sum + size * 1.3, 0) + mm(4)
  const strips = [...setRows(book, width), ...setClosing(book, width)]
  const room = { first: sheet.bottom - tableTop, next: sheet.bottom - sheet.top, closing: 0, pageLine: 0 }
  const pages = paginate(strips, STYLE, room)
  const pen = penFor(book, sheet)
  const drawing = new Drawing(pen, STYLE)
  pages.forEach((page, at) => {
    pen.addPage()
    if (at === 0) drawTitles(pen, titles, sheet)
    drawing.page(page, sheet.left, at === 0 ? tableTop : sheet.top)
    drawFoot(pen, sheet, book.metadata.title, at + 1, pages.length)
  })
  return pen.finish()
}
