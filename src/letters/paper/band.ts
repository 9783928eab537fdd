import { formatCode } from '../../seal/code.ts'
import { type QrRun, qrRuns } from '../../seal/qr.ts'
import type { LetterContent } from './content.ts'
import { mm, type Sheet } from './page.ts'
import type { Pen } from './pen.ts'
import { breakLines } from './typeset.ts'

/**
 * Kept free at the foot of the last page, whatever the symbol: a QR of version 12, the largest the seal may grow to, is
 * 65 modules of 0.5 mm and its quiet zone above; that at the other sides lies in the margins.
 */
const LEAST_HEIGHT = mm(36)
const LEAST_MODULE = mm(0.5)
const USUAL_SIDE = mm(26)
/** More than the four modules that must stay white beside any symbol. */
const BESIDE = mm(5)
const NOTE = 9
const CODE = 12
const SMALL = 8

type Text = { text: string; size: number; bold?: boolean; leading: number; grey?: boolean }

/** The foot band, measured: the QR (none in a draft) with its side and module, the lines beside it, the height kept for both. */
export type Band = {
  runs: QrRun[] | null
  module: number
  side: number
  texts: Text[]
  textHeight: number
  height: number
}

const textsOf = ({ seal, footNote, sample }: LetterContent, width: number): Text[] => {
  const broken = (text: string, size: number, grey = false): Text[] =>
    breakLines(text, 'regular', size, width).map((line) => ({ text: line.text, size, leading: size * 1.25, grey }))
  const head: Text[] = seal
    ? [
        ...broken(`Pindai kode QR, atau ketik kode ini di ${seal.shortAddress}`, NOTE),
        { text: formatCode(seal.code), size: CODE, bold: true, leading: CODE * 1.5 },
      ]
    : broken('Kode QR dan kode surat dicetak di sini saat surat terbit.', NOTE)
  return [...head, ...broken(footNote, NOTE), ...(sample ? broken(sample, SMALL, true) : [])]
}

/** Sets the foot band: the QR at 0.5 mm a module or more, beside it the code, where to type it, and the notes. */
export const setBand = (content: LetterContent, sheet: Sheet): Band => {
  const qr = content.seal && qrRuns(content.seal.url)
  const module = qr ? Math.max(LEAST_MODULE, USUAL_SIDE / qr.size) : 0
  const side = qr ? module * qr.size : USUAL_SIDE
  const texts = textsOf(content, sheet.right - sheet.left - side - BESIDE)
  const textHeight = texts.reduce((sum, text) => sum + text.leading, 0)
  return { runs: qr?.runs ?? null, module, side, texts, textHeight, height: Math.max(LEAST_HEIGHT, textHeight) }
}

const drawQr = (pen: Pen, runs: QrRun[], { module, side }: Band, { left, bottom }: Sheet): void => {
  const top = bottom - side
  const alt = 'Kode QR: membuka halaman pemeriksaan surat ini'
  pen.within(pen.open('Figure', pen.root, { alt, bbox: [left, top, left + side, bottom] }), () => {
    for (const { column, row, length } of runs)
      pen.doc.rect(left + column * module, top + row * module, length * module, module)
    pen.doc.fill('#000')
  })
}

/** Where the QR will be: a dashed frame. */
const drawNoQr = (pen: Pen, { side }: Band, { left, bottom }: Sheet): void => {
  pen.artifact(() => {
    const { doc } = pen
    doc.save().lineWidth(0.75).strokeColor('#888').dash(3, { space: 3 })
    doc.rect(left, bottom - side, side, side).stroke()
    doc.restore()
  })
}

/** Draws the band at the foot of the last page: the QR as vectors, the lines in the middle of its height. */
export const drawBand = (pen: Pen, band: Band, sheet: Sheet): void => {
  const { runs, side, texts, textHeight } = band
  if (runs) drawQr(pen, runs, band, sheet)
  else drawNoQr(pen, band, sheet)
  const place = pen.open('Div', pen.root)
  let y = sheet.bottom - Math.max(textHeight, (textHeight + side) / 2)
  for (const { text, size, bold, leading, grey } of texts) {
    y += leading
    const baseline = y - leading * 0.25
    pen.within(pen.open('P', place), () =>
      pen.write(text, sheet.left + side + BESIDE, baseline, { face: bold ? 'bold' : 'regular', size, grey }),
    )
  }
}
