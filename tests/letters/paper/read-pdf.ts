import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

export {
  complaintsOf,
  type Item,
  itemsOf,
  openPdf,
  secondOpinion,
  textOf,
} from '../../../src/commands/trial/read-pdf.ts'

type Picture = { data: Buffer; width: number; height: number; png: Buffer }
let library: Promise<PDFiumLibrary> | undefined

/** The last page as a grey picture. */
export const pictureOf = async (pdf: Buffer, dpi: number): Promise<Picture> => {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(pdf)
  try {
    const page = document.getPage(document.getPageCount() - 1)
    let picture: Picture | undefined
    const render = async ({ data, width, height }: { data: Uint8Array; width: number; height: number }) => {
      const raw = { width, height, channels: 1 as const }
      picture = { data: Buffer.from(data), width, height, png: await sharp(data, { raw }).png().toBuffer() }
      return data
    }
    await page.render({ scale: dpi / 72, colorSpace: 'Gray', render })
    return picture!
  } finally {
    document.destroy()
  }
}

/** The reader's own WebAssembly, from the package: it would fetch it from a server otherwise. */
const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } })

/** What a QR reader finds on the last page as printed at 150 dpi. */
export const scan = async (pdf: Buffer): Promise<string[]> => {
  const { png } = await pictureOf(pdf, 150)
  const found = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'] })
  return found.map((code) => code.text)
}

/** The objects of the file as plain text, those in compressed streams too; the bytes of other streams are left out. */
export const objectsOf = (pdf: Buffer): string => {
  const raw = pdf.toString('latin1')
  return [...raw.matchAll(/\d+ 0 obj\n<<(.*?)>>\nstream\n/gs)]
    .map((found) => {
      const [, dictionary] = found
      if (!dictionary!.includes('/ObjStm')) return dictionary
      const start = found.index + found[0].length
      const length = Number(/\/Length (\d+)/.exec(dictionary!)![1])
      return inflateSync(pdf.subarray(start, start + length)).toString('latin1')
    })
    .join('\n')
}
