import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import type { Workbook } from '../../shared/xlsx.ts'
import type { Book } from './book.ts'
import type { Offset } from './calibration.ts'
import type { LetterContent, PaperSize } from './content.ts'
import type { RenderOptions } from './render-letter.ts'
import type { PreviewOptions } from './worker.ts'

/** Thrown at once when too many letters wait already; the same letter can be asked for again a moment later. */
export class PaperBusy extends Error {
  readonly statusCode = 503
  constructor() {
    super('Pembuat surat sedang penuh. Coba lagi sebentar lagi.')
  }
}

export type PaperPool = {
  /** The letter as a PDF; the bytes are those of renderLetter. */
  pdf(content: LetterContent, options?: RenderOptions): Promise<Buffer>
  /** A page of that PDF (the first unless `page` says another) as a WebP picture, 900 px wide. */
  previewImage(content: LetterContent, options?: PreviewOptions): Promise<Buffer>
  /** The sheet that tells by how many millimetres a printer is off; `offset` is what is set for it today. */
  calibrationSheet(paper: PaperSize, offset: Offset): Promise<Buffer>
  /** A register as a PDF. */
  book(book: Book): Promise<Buffer>
  /** A register as a spreadsheet. */
  spreadsheet(workbook: Workbook): Promise<Buffer>
  /** Finishes what was begun and stops the threads. */
  close(): Promise<void>
}

/**
 * Worker threads that make letters, previews and registers, so that the thread that answers requests never does. One thread less
 * than there are cores unless told otherwise; at most `queue` letters wait, further ones are refused with PaperBusy.
 */
export const createPaperPool = ({
  threads = Math.max(1, availableParallelism() - 1),
  queue = 256,
}: {
  threads?: number
  queue?: number
} = {}): PaperPool => {
  const pool = new Piscina({
    filename: new URL('worker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: threads,
    maxQueue: queue,
    idleTimeout: 60_000,
  })
  const run = async (name: keyof typeof import('./worker.ts'), ...given: unknown[]): Promise<Buffer> => {
    if (pool.queueSize >= queue) throw new PaperBusy()
    const { buffer, byteOffset, byteLength }: Uint8Array = await pool.run(given, { name })
    return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
  }
  return {
    pdf: (content, options) => run('pdf', content, options),
    previewImage: (content, options) => run('previewImage', content, options),
    calibrationSheet: (paper, offset) => run('calibration', paper, offset),
    book: (book) => run('book', book),
    spreadsheet: (workbook) => run('spreadsheet', workbook),
    close: () => pool.close(),
  }
}
