import { formatCode } from '../../seal/code.ts'
import { QUIET_ZONE, qrRuns } from '../../seal/qr.ts'
import type { LetterContent } from './content.ts'
import { mm, type Sheet } from './page.ts'
import type { Pen, Place } from './pen.ts'
import { breakLines } from './typeset.ts'

/**
 * Kept free at the foot of the last page, whatever the symbol: a QR of version 12, the largest the seal may grow to, is
 * 65 modules of 0.5 mm and its quiet zone above; that at the other sides lies in the margins.
 */
export const BAND_HEIGHT = mm(36)
const LEAST_MODULE = mm(0.5)
const USUAL_SIDE = mm(26)
const NOTE = 9
const CODE = 12
const SMALL = 8

type Text = { text: string; size: number; bold?: boolean; leading: number; grey?: boolean }

/** What stands at the left of the band: how wide, and what must stay white beside it. */
type Symbol = { side: number; quiet: number }

const drawQr = (pen: Pen, url: string, sheet: Sheet): Symbol => {
  const { size, runs } = qrRuns(url)
  const module = Math.max(LEAST_MODULE, USUAL_SIDE / size)
  const side = module * size
  const top = sheet.bottom - side
  const bbox = [sheet.left, top, sheet.left + side, sheet.bottom]
  pen.within(pen.open('Figure', pen.root, { alt: 'Kode QR: membuka halaman pemeriksaan surat ini', bbox }), () => {
    const { doc } = pen
    for (const run of runs)
      doc.rect(sheet.left + run.column * module, top + run.row * module, run.length * module, module)
    doc.fill('#000')
  })
  return { side, quiet: QUIET_ZONE * module }
}

const drawNoQr = (pen: Pen, sheet: Sheet): Symbol => {
  pen.artifact(() => {
    const { doc } = pen
    doc.save().lineWidth(0.75).strokeColor('#888').dash(3, { space: 3 })
    doc
      .rect(sheet.left, sheet.bottom - USUAL_SIDE, USUAL_SIDE, USUAL_SIDE)
      .stroke()
      .restore()
  })
  return { side: USUAL_SIDE, quiet: mm(3) }
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

const drawTexts = (pen: Pen, texts: Text[], place: Place, x: number, bottom: number, side: number): void => {
  const height = texts.reduce((sum, text) => sum + text.leading, 0)
  let y = bottom - Math.max(height, (height + side) / 2)
  for (const { text, size, bold, leading, grey } of texts) {
    y += leading
    const baseline = y - leading * 0.25
    pen.within(pen.open('P', place), () =>
      pen.write(text, x, baseline, { face: bold ? 'bold' : 'regular', size, grey }),
    )
  }
}

/** Draws the foot band of the last page: the QR as vectors, and beside it the code, where to type it, and the notes. */
export const drawBand = (pen: Pen, content: LetterContent, sheet: Sheet): void => {
  const { side, quiet } = content.seal ? drawQr(pen, content.seal.url, sheet) : drawNoQr(pen, sheet)
  const x = sheet.left + side + quiet + mm(1)
  drawTexts(pen, textsOf(content, sheet.right - x), pen.open('Div', pen.root), x, sheet.bottom, side)
}
