import { PDFiumLibrary, type PDFiumPageRenderOptions } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { type Workbook, writeXlsx } from '../../shared/xlsx.ts'
import { type Book, bookPdf } from './book.ts'
import { calibrationSheet, type Offset } from './calibration.ts'
import type { LetterContent, PaperSize } from './content.ts'
import { type RenderOptions, renderLetter } from './render-letter.ts'

/** Wide enough to be read on a phone held upright and on half a laptop's screen. */
const PREVIEW_WIDTH = 900

let library: Promise<PDFiumLibrary> | undefined

export type PreviewOptions = RenderOptions & {
  /** From 1; the first unless told otherwise. */
  page?: number
}

/** The pixels lie in PDFium's memory, freed after this: they are taken over here. */
const toWebp =
  (channels: 1 | 4) =>
  ({ data, width, height }: PDFiumPageRenderOptions): Promise<Uint8Array> => {
    const picture = sharp(data, { raw: { width, height, channels } })
    return (channels === 4 ? picture.removeAlpha() : picture).webp({ quality: 70, effort: 2 }).toBuffer()
  }

/** The letter's bytes, made in this thread. */
export const pdf = ([content, options]: [LetterContent, RenderOptions?]): Promise<Uint8Array> =>
  renderLetter(content, options)

/** A page of the letter's PDF as a WebP picture, made in this thread; in colour where the letterhead has a picture. */
export const previewImage = async ([content, options = {}]: [LetterContent, PreviewOptions?]): Promise<Uint8Array> => {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(await renderLetter(content, options))
  try {
    const page = document.getPage(Math.min(options.page ?? 1, document.getPageCount()) - 1)
    const scale = PREVIEW_WIDTH / page.getOriginalSize().originalWidth
    const colour = content.head.mark.kind === 'picture'
    const colorSpace = colour ? ('BGRA' as const) : ('Gray' as const)
    return (await page.render({ scale, colorSpace, render: toWebp(colour ? 4 : 1) })).data
  } finally {
    document.destroy()
  }
}

/** The calibration sheet of a printer, made in this thread. */
export const calibration = ([paper, offset]: [PaperSize, Offset]): Promise<Uint8Array> =>
  calibrationSheet(paper, offset)

/** A register's pages, made in this thread. */
export const book = ([content]: [Book]): Promise<Uint8Array> => bookPdf(content)

/** A register as a spreadsheet, made in this thread. */
export const spreadsheet = async ([workbook]: [Workbook]): Promise<Uint8Array> => writeXlsx(workbook)
