import type { PaperSize } from './content.ts'
import { mm, type Sheet, sheetOf } from './page.ts'
import { Pen, wordWidth } from './pen.ts'
import { breakLines } from './typeset.ts'

/** Millimetres by which a printer's pages are moved: to the right, and down. */
export type Offset = { x: number; y: number }

/** Where the cross stands on a page that is printed right: from the left and from the upper edge of the paper. */
const CROSS = 40
const RULER = 100
const PAPER_NAMES: Record<PaperSize, string> = {
  f4: 'F4, 215 × 330 mm',
  'f4-narrow': 'F4, 210 × 330 mm',
  folio: 'Folio, 215,9 × 330,2 mm',
  a4: 'A4, 210 × 297 mm',
}

/** A number as it is written in Indonesian: comma, a real minus. */
const written = (value: number): string =>
  String(Math.round(value * 10) / 10)
    .replace('-', '−')
    .replace('.', ',')

/** What the upright ruler at the right takes of the width. */
const BESIDE_RULER = mm(22)
const STEPS = [-3, -2, -1, 0, 1, 2, 3]

class Page {
  private readonly pen: Pen
  private readonly sheet: Sheet
  y: number

  constructor(pen: Pen, sheet: Sheet, y: number) {
    this.pen = pen
    this.sheet = sheet
    this.y = y
  }

  text(
    tag: string,
    text: string,
    { size = 11.5, bold = false, gap = 0 }: { size?: number; bold?: boolean; gap?: number } = {},
  ): void {
    const face = bold ? 'bold' : 'regular'
    const { left, right } = this.sheet
    this.y += gap
    this.pen.within(this.pen.open(tag, this.pen.root), () => {
      for (const line of breakLines(text, face, size, right - left - BESIDE_RULER)) {
        this.y += size * 1.35
        this.pen.write(line.text, left, this.y, { face, size })
      }
    })
  }

  /** What to type for what was measured, one row an axis. */
  table(offset: Offset): void {
    const { left } = this.sheet
    const [label, cell, high] = [mm(40), mm(14), mm(8)]
    const table = this.pen.open('Table', this.pen.root)
    const top = this.y + mm(5)
    const rows: [string, string[]][] = [
      ['Hasil ukur (mm)', STEPS.map((step) => written(CROSS + step))],
      ['Isi Geser mendatar', STEPS.map((step) => written(offset.x - step))],
      ['Isi Geser tegak', STEPS.map((step) => written(offset.y - step))],
    ]
    rows.forEach(([head, values], at) => {
      const row = this.pen.open('TR', table)
      const baseline = top + high * at + high * 0.65
      const face = at === 0 ? 'bold' : 'regular'
      this.pen.within(this.pen.open('TH', row, { scope: 'Row' }), () =>
        this.pen.write(head, left + mm(2), baseline, { face: 'bold', size: 10.5 }),
      )
      values.forEach((value, column) => {
        const x = left + label + cell * (column + 0.5) - wordWidth(value, face, 10.5) / 2
        const place = this.pen.open(at === 0 ? 'TH' : 'TD', row, at === 0 ? { scope: 'Column' } : {})
        this.pen.within(place, () => this.pen.write(value, x, baseline, { face, size: 10.5 }))
      })
    })
    const width = label + cell * STEPS.length
    this.pen.artifact(() => {
      for (let at = 0; at <= rows.length; at++) this.pen.rule(left, top + high * at, width, 0.6)
      for (let at = 0; at <= STEPS.length; at++) this.pen.rule(left + label + cell * at, top, 0.6, high * rows.length)
      this.pen.rule(left, top, 0.6, high * rows.length)
    })
    this.y = top + high * rows.length
  }

  /** A ruler of 100 mm from a point, to the right or down. */
  ruler(x: number, y: number, down: boolean): void {
    this.pen.artifact(() => {
      for (let at = 0; at <= RULER; at++) {
        const long = at % 10 === 0 ? mm(4) : at % 5 === 0 ? mm(2.8) : mm(1.6)
        if (down) this.pen.rule(x, y + mm(at) - 0.2, long, 0.4)
        else this.pen.rule(x + mm(at) - 0.2, y, 0.4, long)
      }
      this.pen.rule(x, y, down ? 0.5 : mm(RULER), down ? mm(RULER) : 0.5)
      for (let at = 0; at <= RULER; at += 20) {
        const word = String(at)
        const middle = wordWidth(word, 'regular', 8) / 2
        if (down) this.pen.write(word, x + mm(5), y + mm(at) + 2.8, { face: 'regular', size: 8 })
        else this.pen.write(word, x + mm(at) - middle, y + mm(7), { face: 'regular', size: 8 })
      }
    })
  }
}

/** The cross to measure, with the two distances named beside it and arrows towards the edges. */
const drawCross = (pen: Pen): void => {
  const at = mm(CROSS)
  pen.artifact(() => {
    pen.rule(at - 0.25, at - mm(12), 0.5, mm(24))
    pen.rule(at - mm(12), at - 0.25, mm(24), 0.5)
    pen.doc.circle(at, at, mm(4)).lineWidth(0.5).stroke('#000')
    pen.doc.lineWidth(0.5).dash(2, { space: 2 })
    pen.doc
      .moveTo(mm(8), at)
      .lineTo(at - mm(12), at)
      .stroke()
    pen.doc
      .moveTo(at, mm(8))
      .lineTo(at, at - mm(12))
      .stroke()
      .undash()
    pen.doc.polygon([mm(6), at], [mm(9), at - mm(1.2)], [mm(9), at + mm(1.2)]).fill('#000')
    pen.doc.polygon([at, mm(6)], [at - mm(1.2), mm(9)], [at + mm(1.2), mm(9)]).fill('#000')
  })
  const place = pen.open('P', pen.root)
  pen.within(place, () => {
    pen.write('mendatar: 40 mm', mm(8), at + mm(16.5), { face: 'regular', size: 9 })
    pen.write('tegak: 40 mm', at + mm(3), mm(13), { face: 'regular', size: 9 })
  })
}

const words = (page: Page, paper: PaperSize, offset: Offset): void => {
  page.text('H1', 'Lembar kalibrasi printer', { size: 18, bold: true })
  page.text(
    'P',
    `Kertas ${PAPER_NAMES[paper]}. Lembar ini dicetak dengan Geser mendatar ${written(offset.x)} mm dan Geser tegak ${written(offset.y)} mm.`,
    { gap: 4 },
  )
  const steps = [
    'Cetak lembar ini pada 100 % (“Ukuran sebenarnya”), jangan “Sesuaikan dengan halaman”, pada kertas yang dipakai untuk surat.',
    'Ukur kedua penggaris, yang di atas dan yang di kanan. Panjangnya harus tepat 100 mm. Jika tidak, printer masih mengubah ukuran: perbaiki dahulu setelan 100 %, lalu cetak lagi.',
    'Ukur dari tepi KIRI kertas ke garis tegak tanda silang. Cari angka itu di baris pertama tabel, lalu ketik angka di bawahnya pada “Geser mendatar”.',
    'Ukur dari tepi ATAS kertas ke garis mendatar tanda silang. Cari angka itu di baris pertama tabel, lalu ketik angka di baris ketiga pada “Geser tegak”.',
    'Simpan, lalu cetak lembar ini sekali lagi. Kedua jarak kini harus 40 mm.',
  ]
  steps.forEach((step, at) => {
    page.text('P', `${at + 1}. ${step}`, { gap: 5 })
  })
}

/**
 * A sheet to find out by how many millimetres a printer is off: a cross to measure from the paper's edges, rulers to see
 * that nothing is scaled, what to do in words, and a table that tells the two numbers to enter. It is printed with the
 * offset of today, which the numbers take into account.
 */
export const calibrationSheet = (paper: PaperSize, offset: Offset = { x: 0, y: 0 }): Promise<Buffer> => {
  const sheet = sheetOf(paper)
  const createdAt = new Date(0)
  const info = { Title: 'Lembar kalibrasi printer', Author: 'Balai', Creator: 'Balai', Producer: 'Balai' }
  const pen = new Pen(
    {
      size: sheet.size,
      margin: 0,
      lang: 'id-ID',
      pdfVersion: '1.7',
      info: { ...info, CreationDate: createdAt, ModDate: createdAt },
    },
    { x: mm(offset.x), y: mm(offset.y) },
  )
  pen.addPage()
  drawCross(pen)
  const page = new Page(pen, sheet, mm(62))
  words(page, paper, offset)
  page.table(offset)
  page.ruler(mm(80), mm(34), false)
  page.ruler(sheet.right - mm(10), mm(66), true)
  return pen.finish()
}
