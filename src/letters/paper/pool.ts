import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import type { LetterContent } from './content.ts'

/** Thrown at once when too many letters wait already; the same letter can be asked for again a moment later. */
export class PaperBusy extends Error {
  readonly statusCode = 503
  constructor() {
    super('Pembuat surat sedang penuh. Coba lagi sebentar lagi.')
  }
}

export type PaperPool = {
  /** The letter as a PDF; the bytes are those of renderLetter. */
  pdf(content: LetterContent): Promise<Buffer>
  /** The first page of that PDF as a WebP picture, 900 px wide. */
  previewImage(content: LetterContent): Promise<Buffer>
  /** Finishes what was begun and stops the threads. */
  close(): Promise<void>
}

/**
 * Worker threads that make letters and previews, so that the thread that answers requests never does. One thread less
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
  const run = async (name: 'pdf' | 'previewImage', content: LetterContent): Promise<Buffer> => {
    if (pool.queueSize >= queue) throw new PaperBusy()
    const { buffer, byteOffset, byteLength }: Uint8Array = await pool.run(content, { name })
    return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
  }
  return {
    pdf: (content) => run('pdf', content),
    previewImage: (content) => run('previewImage', content),
    close: () => pool.close(),
  }
}
