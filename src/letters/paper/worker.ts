import { PDFiumLibrary, type PDFiumPageRenderOptions } from '@hyzyla/pdfium'
import sharp from 'sharp'
import type { LetterContent } from './content.ts'
import { renderLetter } from './render-letter.ts'

/** Wide enough to be read on a phone held upright and on half a laptop's screen. */
const PREVIEW_WIDTH = 900

let library: Promise<PDFiumLibrary> | undefined

/** The pixels lie in PDFium's memory, freed after this: they are taken over here. */
const toWebp = ({ data, width, height }: PDFiumPageRenderOptions): Promise<Uint8Array> =>
  sharp(data, { raw: { width, height, channels: 1 } })
    .webp({ quality: 70, effort: 2 })
    .toBuffer()

/** The letter's bytes, made in this thread. */
export const pdf = (content: LetterContent): Promise<Uint8Array> => renderLetter(content)

/** The first page of the letter's PDF as a WebP picture, made in this thread. */
export const previewImage = async (content: LetterContent): Promise<Uint8Array> => {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(await renderLetter(content))
  try {
    const page = document.getPage(0)
    const scale = PREVIEW_WIDTH / page.getOriginalSize().originalWidth
    return (await page.render({ scale, colorSpace: 'Gray', render: toWebp })).data
  } finally {
    document.destroy()
  }
}
