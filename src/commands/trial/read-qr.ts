import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const DPI = 150

/** The reader's own WebAssembly, from the package: it would fetch it from a server otherwise. */
const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } })

let library: Promise<PDFiumLibrary> | undefined

/** What a QR reader finds on a picture. */
export async function readPicture(picture: Buffer): Promise<string[]> {
  return (await readBarcodes(picture, { formats: ['QRCode'] })).map(({ text }) => text)
}

/** What a QR reader finds on the last page of a PDF as printed at 150 dpi, and how many pages it has. */
export async function readQr(pdf: Uint8Array): Promise<{ texts: string[]; pages: number }> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(pdf)
  try {
    const pages = document.getPageCount()
    const { data } = await document.getPage(pages - 1).render({
      scale: DPI / 72,
      colorSpace: 'Gray',
      render: ({ data, width, height }) =>
        sharp(data, { raw: { width, height, channels: 1 } })
          .png()
          .toBuffer(),
    })
    return { texts: await readPicture(Buffer.from(data)), pages }
  } finally {
    document.destroy()
  }
}
