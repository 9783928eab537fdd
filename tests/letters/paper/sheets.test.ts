import { describe, expect, test } from 'vitest'
import { type Book, bookPdf } from '../../../src/letters/paper/book.ts'
import { calibrationSheet } from '../../../src/letters/paper/calibration.ts'
import { mm } from '../../../src/letters/paper/page.ts'
import { complaintsOf, itemsOf, openPdf, pictureOf, textOf } from './read-pdf.ts'
import { SIGNERS } from './sample-closings.ts'

describe('the calibration sheet', () => {
  test('tells in Indonesian how to measure and what to enter, with the offset of today reckoned in', async () => {
    const pdf = await calibrationSheet('f4', { x: -1.5, y: 2 })
    const text = await textOf(pdf)
    expect(text).toContain('Lembar ini dicetak dengan Geser mendatar −1,5 mm dan Geser tegak 2 mm.')
    expect(text).toContain('Hasil ukur (mm) 37 38 39 40 41 42 43')
    expect(text).toContain('Isi Geser mendatar 1,5 0,5 −0,5 −1,5 −2,5 −3,5 −4,5')
    expect(text).toContain('Isi Geser tegak 5 4 3 2 1 0 −1')
    expect(await complaintsOf(pdf)).toEqual([])
    expect(await (await openPdf(pdf)).getMarkInfo()).toMatchObject({ Marked: true })
  })

  test.each([
    ['f4', 0, 0],
    ['a4', 3, -2],
  ] as const)('on %s its cross stands 40 mm from both edges, moved by the offset', async (paper, x, y) => {
    const { data, width } = await pictureOf(await calibrationSheet(paper, { x, y }), 254)
    const darkAt = (mmX: number, mmY: number) =>
      Math.min(...[-1, 0, 1].map((by) => data[(Math.round(mmY * 10) + by) * width + Math.round(mmX * 10) + by]!))
    expect(darkAt(40 + x, 35 + y)).toBeLessThan(160)
    expect(darkAt(35 + x, 40 + y)).toBeLessThan(160)
    expect(darkAt(38 + x, 34 + y)).toBeGreaterThan(200)
  })

  test('is one page on every paper', async () => {
    for (const paper of ['f4', 'f4-narrow', 'folio', 'a4'] as const) {
      const pdf = await calibrationSheet(paper)
      expect((await openPdf(pdf)).numPages).toBe(1)
      expect(Math.min(...(await itemsOf(pdf)).map((item) => item.y))).toBeGreaterThan(mm(15))
    }
  })
})

const book = (count: number, changes: Partial<Book> = {}): Book => ({
  paper: 'f4',
  titleLines: ['BUKU AGENDA', 'DESA BEJI KECAMATAN JENU KABUPATEN TUBAN'],
  period: 'Bulan November 2026',
  columns: [
    { label: 'Nomor urut', share: 5, align: 'center' },
    { label: 'Tanggal', share: 9 },
    { label: 'Nomor surat', share: 18 },
    { label: 'Isi singkat', share: 40 },
    { label: 'Keterangan', share: 12 },
  ],
  rows: Array.from({ length: count }, (_, at) => [
    `${at + 1}`,
    '24-11-2026',
    `500/${at + 1}/414.412.05/2026`,
    `Surat keterangan usaha ke-${at + 1}`,
    '',
  ]),
  emptyText: 'Nihil: tidak ada surat pada bulan ini.',
  closing: {
    placeAndDate: 'Beji, 30 November 2026',
    left: { lines: ['Mengetahui,', 'KEPALA DESA BEJI'], name: 'H. SUHARTO', nip: null },
    right: SIGNERS.sekdes!,
  },
  metadata: {
    title: 'Buku Agenda Desa Beji, November 2026',
    author: 'Desa Beji',
    createdAt: '2026-11-30T02:00:00.000Z',
  },
  ...changes,
})

describe('a register', () => {
  test('lies down, repeats its head, counts its pages and is signed at its end', async () => {
    const pdf = await bookPdf(book(80))
    const document = await openPdf(pdf)
    const { numPages } = document
    expect(numPages).toBeGreaterThan(2)
    const [, , width, height] = (await document.getPage(1)).view as number[]
    expect(width).toBeGreaterThan(height!)
    for (let page = 1; page <= numPages; page++) {
      const texts = (await itemsOf(pdf, page)).map((item) => item.text)
      expect(texts).toContain('Isi singkat')
      expect(texts).toContain(`Halaman ${page} dari ${numPages}`)
    }
    const last = (await itemsOf(pdf, numPages)).map((item) => item.text)
    expect(last).toContain('Hj. SITI MUNAWAROH, S.E.')
    expect(last).toContain('80')
    const text = await textOf(pdf)
    for (const [number, , code, subject] of book(80).rows)
      expect(text).toContain(`${number} 24-11-2026 ${code} ${subject}`)
    expect(await complaintsOf(pdf)).toEqual([])
    expect(pdf.equals(await bookPdf(book(80)))).toBe(true)
  })

  test('without entries says so', async () => {
    const text = await textOf(await bookPdf(book(0, { paper: 'a4' })))
    expect(text).toContain('Nihil: tidak ada surat pada bulan ini.')
    expect(text).toContain('Halaman 1 dari 1')
  })

  test('of every length: the signature never stands alone, nothing below the margin', async () => {
    for (let count = 10; count < 40; count++) {
      const pdf = await bookPdf(book(count))
      const { numPages } = await openPdf(pdf)
      const items = await itemsOf(pdf, numPages)
      expect(items.map((item) => item.text)).toContain(`${count}`)
      expect(Math.min(...items.map((item) => item.y))).toBeGreaterThan(mm(13))
    }
  })
})
