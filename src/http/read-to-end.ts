import type { IncomingMessage } from 'node:http'

/** Whoever sends more than this does not wait for an answer in words. */
const MOST_BYTES = 64 * 1024 * 1024

/**
 * Reads what is left of a body that is refused, and keeps nothing of it. A browser that still sends when its connection is
 * closed shows a broken connection and no answer.
 */
export function readToEnd(body: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const says = Number(body.headers['content-length'] ?? 0)
    if (body.readableEnded || body.destroyed || says > MOST_BYTES) return resolve()
    let read = 0
    const count = (bytes: Buffer) => {
      read += bytes.length
      if (read > MOST_BYTES) finish()
    }
    const finish = () => {
      body.off('data', count)
      resolve()
    }
    body.unpipe()
    body.on('data', count)
    for (const event of ['end', 'close', 'error']) body.once(event, finish)
    body.resume()
  })
}
