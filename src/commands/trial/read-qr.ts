import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const DPI = 150

/** The reader's own WebAssembly, from the package: it would fetch it from a server otherwise. */
const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } })

let library: Promise<PDFiumLibrary> | undefined

/** A page as a printer lays it down and a scanner reads it: grey values, row by row. */
export type Print = { grey: Buffer; width: number; height: number; pages: number }
export type Point = { x: number; y: number }
/** A symbol that was found: what it says, and its corners. */
export type Found = { text: string; corners: Point[] }

/** What a QR reader finds on a picture. */
export async function readPicture(picture: Buffer): Promise<string[]> {
  return (await readSymbols(picture)).map(({ text }) => text)
}

/** What a QR reader finds on the last page of a PDF as printed at 150 dpi, and how many pages it has. */
export async function readQr(pdf: Uint8Array): Promise<{ texts: string[]; pages: number }> {
  const print = await printLast(pdf, DPI)
  return { texts: (await readPrint(print)).map(({ text }) => text), pages: print.pages }
}

/** The last page of a PDF, printed. */
export async function printLast(pdf: Uint8Array, dpi: number): Promise<Print> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(pdf)
  try {
    const pages = document.getPageCount()
    const { data, width, height } = await document.getPage(pages - 1).render({
      scale: dpi / 72,
      colorSpace: 'Gray',
      render: async ({ data }) => data,
    })
    return { grey: Buffer.from(data), width, height, pages }
  } finally {
    document.destroy()
  }
}

/** A part of a print, as a phone that is held over it sees it. */
export function cutOut({ grey, width, height, pages }: Print, from: Point, to: Point): Print {
  const [left, top] = [Math.max(0, Math.floor(from.x)), Math.max(0, Math.floor(from.y))]
  const [right, bottom] = [Math.min(width, Math.ceil(to.x)), Math.min(height, Math.ceil(to.y))]
  const rows = Array.from({ length: bottom - top }, (_, row) =>
    grey.subarray((top + row) * width + left, (top + row) * width + right),
  )
  return { grey: Buffer.concat(rows), width: right - left, height: bottom - top, pages }
}

/** What a QR reader finds on a print. */
export function readPrint({ grey, width, height }: Print): Promise<Found[]> {
  const pixels = Uint32Array.from(grey, (value) => value * 0x01_01_01_01)
  const data = new Uint8ClampedArray(pixels.buffer)
  return readSymbols({ data, width, height, colorSpace: 'srgb' } as ImageData)
}

const readSymbols = async (picture: Buffer | ImageData): Promise<Found[]> =>
  (await readBarcodes(picture, { formats: ['QRCode'] })).map(({ text, position }) => {
    const { topLeft, topRight, bottomRight, bottomLeft } = position
    return { text, corners: [topLeft, topRight, bottomRight, bottomLeft] }
  })
