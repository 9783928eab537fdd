import { expect, test } from 'vitest'
import { type Workbook, writeXlsx } from '../../src/shared/xlsx.ts'
import { readXlsx, unzip } from '../support/read-xlsx.ts'

const BOOK: Workbook = {
  sheetName: "Bulan: [Juli] 'A'",
  title: 'Buku & Agenda',
  author: 'Desa <Beji>',
  createdAt: '2026-07-06T02:00:00.000Z',
  above: ['BUKU AGENDA', 'Bulan Juli 2026'],
  columns: [
    { label: 'Nomor urut', width: 8 },
    { group: 'Surat masuk', label: 'Nomor', width: 20 },
    { group: 'Surat masuk', label: 'Pengirim', width: 20 },
    { label: 'Keterangan', width: 20 },
  ],
  rows: [
    [1, '3523990101900001', '=HYPERLINK("http://x","klik")', '+62'],
    [2, '-1', '@SUM(A1)', '<b> & "petik"\nbaris dua'],
    [3, '_x0041_', 'suara \x07\x00 bel', '\ud800 belah'],
  ],
  below: [['', 'Beji, 6 Juli 2026']],
}
const read = readXlsx(writeXlsx(BOOK))

test('every text comes back as it was, never as a formula or a number', () => {
  const texts = read.rows.slice(4, 7).map((row) => row.slice(1))
  expect(texts).toEqual([
    ['3523990101900001', '=HYPERLINK("http://x","klik")', '+62'],
    ['-1', '@SUM(A1)', '<b> & "petik"\nbaris dua'],
    ['_x0041_', 'suara  bel', '\ufffd belah'],
  ])
  const kinds = [...read.cells].filter(([place]) => /^[B-D]/.test(place)).map(([, { kind }]) => kind)
  expect(new Set(kinds)).toEqual(new Set(['text']))
})

test('numbers are numbers', () => {
  expect(read.cells.get('A6')).toEqual({ text: '1', kind: 'number' })
})

test('a group stands once over its columns, any other label over both rows of the head', () => {
  expect(read.merged).toEqual(['A1:D1', 'A2:D2', 'A4:A5', 'B4:C4', 'D4:D5'])
  expect(read.rows[3]).toEqual(['Nomor urut', 'Nomor', 'Pengirim', 'Keterangan'])
})

test('names of the sheet and of the document are as XML and the program want them', () => {
  const files = unzip(writeXlsx(BOOK))
  expect(files.get('xl/workbook.xml')).toContain('<sheet name="Bulan   Juli   A " ')
  expect(files.get('docProps/core.xml')).toContain('<dc:creator>Desa &lt;Beji&gt;</dc:creator>')
})

test('the same workbook gives the same bytes', () => {
  expect(writeXlsx(BOOK).equals(writeXlsx(BOOK))).toBe(true)
})
