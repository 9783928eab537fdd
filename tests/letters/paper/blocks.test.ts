import { expect, test } from 'vitest'
import { wordsOf } from '../../../src/commands/trial/words-of.ts'
import type { LetterBlock } from '../../../src/letters/paper/content.ts'
import { mm } from '../../../src/letters/paper/page.ts'
import { renderLetter } from '../../../src/letters/paper/render-letter.ts'
import { itemsOf, openPdf, textOf } from './read-pdf.ts'
import { consentLetter, heirsLetter, invitationLetter, landLetter, taskLetter } from './sample-forms.ts'
import { sampleLetter } from './sample-letter.ts'

const LETTERS = {
  waris: heirsLetter(12),
  sporadik: landLetter(),
  n4: consentLetter(),
  undangan: invitationLetter(),
  tugas: taskLetter(),
}

test.each(Object.entries(LETTERS))(
  '%s: every word lands on the paper, in the order in which it is read',
  async (_, letter) => {
    const text = await textOf(await renderLetter(letter))
    let at = 0
    for (const words of letter.body.flatMap(wordsOf)) {
      const found = text.indexOf(words, at)
      expect(found, words).toBeGreaterThanOrEqual(0)
      at = found + words.length
    }
    for (const copy of letter.copies ?? []) expect(text).toContain(copy)
  },
)

const bigTable: LetterBlock = {
  kind: 'table',
  columns: [
    { label: 'No.', share: 1, align: 'center' },
    { label: 'Nama barang', share: 2 },
    { label: 'NIK pemilik', share: 1 },
    { label: 'Nilai', share: 2, align: 'right' },
  ],
  rows: Array.from({ length: 60 }, (_, at) => [
    `${at + 1}.`,
    `barang ke-${at + 1} dengan nama yang panjang sekali`,
    '3523994107909001',
    'Rp1.000.000,00',
  ]),
}

test('the head of a table stands again on each further page, and no row is divided', async () => {
  const pdf = await renderLetter(sampleLetter({ body: [bigTable, ...sampleLetter().body.slice(-1)] }))
  const { numPages } = await openPdf(pdf)
  expect(numPages).toBeGreaterThan(1)
  let rows = 0
  for (let page = 1; page <= numPages; page++) {
    const items = await itemsOf(pdf, page)
    const texts = items.map((item) => item.text)
    if (texts.includes('3523994107909001')) expect(texts).toContain('Nama barang')
    for (const { text } of items.filter((item) => /^\d+\.$/.test(item.text) && item.x < mm(45))) {
      rows++
      const here = (await textOf(pdf)).includes(`barang ke-${Number.parseInt(text, 10)} dengan`)
      expect(here).toBe(true)
    }
    expect(texts.filter((text) => /^barang ke-/.test(text))).toHaveLength(
      texts.filter((text) => text === 'Rp1.000.000,00').length,
    )
  }
  expect(rows).toBe(60)
})

test('a number of sixteen digits is not cut while other columns can spare the room', async () => {
  const texts = (await itemsOf(await renderLetter(sampleLetter({ body: [bigTable] })))).map((item) => item.text)
  expect(texts).toContain('3523994107909001')
})

test('a cell taller than a page goes on over it', async () => {
  const value = 'kata '.repeat(4_000).trim()
  const pdf = await renderLetter(
    sampleLetter({
      body: [
        {
          kind: 'table',
          columns: [
            { label: 'Uraian', share: 1 },
            { label: 'x', share: 1 },
          ],
          rows: [[value, 'y']],
        },
      ],
    }),
  )
  expect((await openPdf(pdf)).numPages).toBeGreaterThan(2)
  expect((await textOf(pdf)).match(/kata/g)).toHaveLength(4_000)
})

test('a table takes smaller type, not below 10 pt, before it divides a date or an RT', async () => {
  const shares = { 'No.': 7, Nama: 22, NIK: 23, 'Tempat, tanggal lahir': 21, Hubungan: 14, Alamat: 24 }
  const address = 'Dusun Krajan RT 002/RW 001, Desa Beji, Kecamatan Jenu'
  const heirs: LetterBlock = {
    kind: 'table',
    columns: Object.entries(shares).map(([label, share]) => ({ label, share })),
    rows: [['1', 'AGUS CONTOH SETIAWAN', '3523990708759013', 'Tuban, 19 November 1978', 'Anak kandung', address]],
  }
  const items = await itemsOf(await renderLetter(sampleLetter({ body: [heirs] })))
  for (const whole of ['19 November 1978', '3523990708759013', 'RT 002/RW 001,'])
    expect(items.find(({ text }) => text.trim() === whole)?.size, whole).toBeGreaterThanOrEqual(10)
})

test('a column gives room so that the date in its neighbour stays whole', async () => {
  const heirs: LetterBlock = {
    kind: 'table',
    columns: [
      { label: 'Nama', share: 3 },
      { label: 'NIK', share: 3 },
      { label: 'Tanggal lahir', share: 1.6 },
      { label: 'Alamat', share: 4 },
    ],
    rows: [
      ['AGUS CONTOH SETIAWAN', '3523990708759013', 'Tuban, 17 Agustus 1975', 'Dusun Krajan RT 002/RW 001, Desa Beji'],
    ],
  }
  const texts = (await itemsOf(await renderLetter(sampleLetter({ body: [heirs] })))).map((item) => item.text.trim())
  expect(texts).toContain('17 Agustus 1975')
  expect(texts).toContain('3523990708759013')
})

test('tables, lists and headings are tagged as what they are; a repeated head is decoration', async () => {
  const tagsOf = async (letter: Parameters<typeof renderLetter>[0], page = 1) =>
    JSON.stringify(await (await (await openPdf(await renderLetter(letter))).getPage(page)).getStructTree())
  const tags = await tagsOf(taskLetter())
  for (const role of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'Lbl', 'LBody'])
    expect(tags).toContain(`"role":"${role}"`)
  const second = await tagsOf(sampleLetter({ body: [bigTable, ...sampleLetter().body.slice(-1)] }), 2)
  expect(second).toContain('"role":"TD"')
  expect(second.match(/"role":"TH"/g)).toHaveLength(bigTable.kind === 'table' ? bigTable.columns.length : 0)
  expect(second).not.toContain('"role":"TH","children":[{')
})

test('lists are marked with numbers, letters past z, or dashes', async () => {
  const list = (marker: 'number' | 'letter' | 'dash', count: number): LetterBlock => ({
    kind: 'list',
    marker,
    items: Array(count).fill('butir'),
  })
  const text = await textOf(
    await renderLetter(sampleLetter({ body: [list('letter', 28), list('number', 11), list('dash', 2)] })),
  )
  for (const marked of ['a. butir', 'z. butir', 'aa. butir', 'ab. butir', '11. butir', '– butir'])
    expect(text).toContain(marked)
})

test('a correspondence has rows, date and recipient in place of the title; its number is a row', async () => {
  const letter = invitationLetter({ title: 'SURAT UNDANGAN' })
  const items = await itemsOf(await renderLetter(letter))
  const texts = items.map((item) => item.text)
  expect(texts).not.toContain(letter.title)
  expect(texts.filter((text) => text.startsWith('Beji, 24 November 2026'))).toHaveLength(1)
  const date = items.find((item) => item.text === 'Beji, 24 November 2026')!
  expect(date.y).toBe(items.find((item) => item.text === '005/031/414.412.05/2026')!.y)
  expect(texts.join(' ').replace(/\s+/g, ' ')).toContain(
    'Yth. Ketua dan Anggota Badan Permusyawaratan Desa (daftar terlampir) di Beji',
  )
  const draft = await textOf(
    await renderLetter({
      ...letter,
      number: null,
      seal: null,
      correspondence: { rows: [{ label: 'Hal', value: 'Undangan' }], recipient: ['Yth. Ketua BPD'] },
    }),
  )
  expect(draft).toContain('Nomor : ……')
  expect(draft.match(/Yth\./g)).toHaveLength(1)
})

test('copies stand small at the left, right above the band', async () => {
  const items = await itemsOf(await renderLetter(invitationLetter()))
  const copy = items.find((item) => item.text === 'Camat Jenu')!
  expect(copy.size).toBe(10)
  expect(copy.x).toBeLessThan(mm(40))
  expect(copy.y).toBeGreaterThan(mm(20 + 36))
  expect(copy.y).toBeLessThan(mm(20 + 36 + 20))
})
