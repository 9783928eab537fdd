import QRCode from 'qrcode'

/** A horizontal row of dark modules, counted in modules from the top left of the symbol (quiet zone not included). */
export type QrRun = { column: number; row: number; length: number }

/**
 * The QR symbol of a text at error correction level Q, as runs of dark modules to be drawn as vectors. Text in upper
 * case (a verification URL) is encoded in alphanumeric mode and makes the smallest symbol.
 */
export const qrRuns = (text: string): { size: number; runs: QrRun[] } => {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'Q' }).modules
  const runs: QrRun[] = []
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const start = column
      while (column < size && data[row * size + column]) column++
      if (column > start) runs.push({ column: start, row, length: column - start })
    }
  }
  return { size, runs }
}
