import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { getDocumentProxy } from 'unpdf'
import { vi } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** A text item as it stands on a page: its type size and its left end and baseline in points from the bottom left. */
export type Item = { text: string; size: number; x: number; y: number }

/** The document as pdf.js reads it. */
export const openPdf = (pdf: Buffer) => getDocumentProxy(new Uint8Array(pdf))

/** Every item of text of a page, in the order in which it is drawn. */
export const itemsOf = async (pdf: Buffer, page = 1): Promise<Item[]> => {
  const content = await (await (await openPdf(pdf)).getPage(page)).getTextContent()
  return content.items.flatMap((item) =>
    'str' in item && item.str.trim()
      ? [
          {
            text: item.str,
            size: Math.hypot(item.transform[0], item.transform[1]),
            x: item.transform[4],
            y: item.transform[5],
          },
        ]
      : [],
  )
}

/** The text of all pages, one space between words. */
export const textOf = async (pdf: Buffer): Promise<string> => {
  const pages: string[] = []
  for (let page = 1; page <= (await openPdf(pdf)).numPages; page++)
    pages.push((await itemsOf(pdf, page)).map((item) => item.text).join(' '))
  return pages.join(' ').replace(/\s+/g, ' ')
}

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

const has = (command: string): boolean => {
  try {
    execFileSync('which', [command], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** What a program of the system says about a file; null where the program is not installed. */
export const secondOpinion = (command: string, args: string[], file: Buffer, name: string): string | null => {
  if (!has(command)) return null
  const folder = mkdtempSync(join(tmpdir(), 'balai-paper-'))
  try {
    const path = join(folder, name)
    writeFileSync(path, file)
    return execFileSync(
      command,
      args.map((arg) => (arg === '{}' ? path : arg)),
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
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

/** What pdf.js complains of while it reads every page of a file: nothing, for a good one. */
export const complaintsOf = async (pdf: Buffer): Promise<string[]> => {
  const complaints: string[] = []
  const spies = (['log', 'warn', 'error'] as const).map((kind) =>
    vi.spyOn(console, kind).mockImplementation((...words) => void complaints.push(words.join(' '))),
  )
  try {
    const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 1 })
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      await page.getOperatorList()
      await page.getTextContent()
      await page.getStructTree()
    }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return complaints
}
