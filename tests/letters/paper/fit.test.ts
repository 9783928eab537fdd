import { describe, expect, test } from 'vitest'
import type { LetterContent, PaperSize } from '../../../src/letters/paper/content.ts'
import { layOut } from '../../../src/letters/paper/layout.ts'
import { mm } from '../../../src/letters/paper/page.ts'
import { renderLetter } from '../../../src/letters/paper/render-letter.ts'
import { itemsOf, openPdf, pictureOf, textOf } from './read-pdf.ts'
import { draftLetter, sampleLetter } from './sample-letter.ts'

const sentence =
  'untuk melengkapi persyaratan pengajuan Kredit Usaha Rakyat yang akan dipakai membeli peralatan pengasapan yang lebih bersih '
const purposeOf = (length: number): LetterContent => {
  const letter = sampleLetter()
  const text = `Surat ini dipergunakan ${sentence.repeat(Math.ceil(length / sentence.length))}`.slice(0, length)
  return { ...letter, body: [...letter.body.slice(0, 4), { kind: 'paragraph', text }, letter.body[5]!] }
}
const sizesOf = async (pdf: Buffer, page = 1) =>
  (await itemsOf(pdf, page)).filter((item) => item.y > mm(60)).map((item) => item.size)

test.each<[PaperSize, number, number]>([
  ['f4', 215, 330],
  ['f4-narrow', 210, 330],
  ['folio', 215.9, 330.2],
  ['a4', 210, 297],
])('%s is %d × %d mm and all ink stays inside the margins of the smallest', async (paper, width, height) => {
  const pdf = await renderLetter(sampleLetter({ paper }))
  const [, , right, top] = (await (await openPdf(pdf)).getPage(1)).view as [number, number, number, number]
  expect([right, top]).toEqual([expect.closeTo(mm(width), 1), expect.closeTo(mm(height), 1)])
  const picture = await pictureOf(pdf, 50.8)
  const ink = { left: Infinity, right: 0, top: Infinity, bottom: 0 }
  picture.data.forEach((grey, at) => {
    if (grey > 200) return
    const [x, y] = [(at % picture.width) / 2, Math.floor(at / picture.width) / 2]
    ink.left = Math.min(ink.left, x)
    ink.right = Math.max(ink.right, x)
    ink.top = Math.min(ink.top, y)
    ink.bottom = Math.max(ink.bottom, y)
  })
  expect(ink.left).toBeGreaterThanOrEqual(29.5)
  expect(ink.right).toBeLessThanOrEqual(190.5)
  expect(ink.top).toBeGreaterThanOrEqual(14.5)
  expect(ink.bottom).toBeLessThanOrEqual(Math.min(height, 330) - 19.5)
})

test('spacing gives way before type', () => {
  const short = layOut(purposeOf(100)).style
  const longer = layOut(purposeOf(600)).style
  const longest = layOut(purposeOf(1_500)).style
  expect([short.size, longer.size]).toEqual([12, 12])
  expect(longer.leading).toBeLessThan(short.leading)
  expect(longest.size).toBeLessThan(12)
})

describe('extreme letters', () => {
  const long: LetterContent = {
    ...purposeOf(1_500),
    head: {
      lines: [
        'PEMERINTAH KABUPATEN TULANG BAWANG BARAT DAN SEKITARNYA',
        'KECAMATAN GUNUNG TERANG',
        'KANTOR KEPALA DESA MULYO SARI KENCANA TIRTA JAYA MAKMUR',
      ],
      address:
        'Jalan Raya Lintas Timur Kilometer 112 Nomor 45 RT 003 RW 004, Dusun Krajan Kulon, Kode Pos 62352, pos-el pemdes@mulyosari.desa.id',
      mark: { kind: 'neutral' },
    },
    signer: {
      lines: ['a.n. KEPALA DESA MULYO SARI KENCANA', 'Sekretaris Desa', 'u.b.', 'Kepala Seksi Pelayanan'],
      name: 'Dra. Hj. RADEN AYU KUSUMANINGTYAS WIDYASTUTI, S.STP., M.Si.',
      nip: '197501012000031001',
    },
    holder: { caption: 'Pemegang surat,', name: 'MUHAMMAD ABDURRAHMAN WAHID HASYIM ASYARI KUSUMAWARDHANA' },
  }

  test('a purpose of 1,500 characters still fits one page, at 10 pt or more', async () => {
    const pdf = await renderLetter(purposeOf(1_500))
    expect((await openPdf(pdf)).numPages).toBe(1)
    expect(Math.min(...(await sizesOf(pdf)))).toBeGreaterThanOrEqual(10)
  })

  test('with names of 60 characters on A4 it takes a second page, in 12 pt, with number and count', async () => {
    const pdf = await renderLetter({ ...long, paper: 'a4' })
    expect((await openPdf(pdf)).numPages).toBe(2)
    for (const page of [1, 2]) expect(Math.min(...(await sizesOf(pdf, page)))).toBeGreaterThanOrEqual(10)
    const [first, second] = [await itemsOf(pdf, 1), await itemsOf(pdf, 2)]
    expect(first.at(-1)!.text).toBe('Bersambung, halaman 1 dari 2')
    expect(second[0]!.text).toBe('Nomor 500/012/414.412.05/2026, halaman 2 dari 2')
    const texts = second.map((item) => item.text)
    expect(texts).toContain('BEJ1-0123-4567-89AB-CDE0')
    expect(second[1]!.size).toBe(12)
    expect(second.filter((item) => item.size === 12 && item.x < mm(40)).length).toBeGreaterThanOrEqual(2)
    expect((await textOf(pdf)).replaceAll(' ', '')).toContain(long.signer.name.replaceAll(' ', ''))
  })

  test('a draft of many pages says DRAF on each', async () => {
    const pdf = await renderLetter(draftLetter({ body: purposeOf(12_000).body }))
    const { numPages } = await openPdf(pdf)
    expect(numPages).toBeGreaterThan(2)
    for (let page = 1; page <= numPages; page++)
      expect((await itemsOf(pdf, page)).map((item) => item.text)).toContain('DRAF')
  })

  test('one word without an end is cut at the column, not at the edge of the paper', async () => {
    const value = 'X'.repeat(300)
    const pdf = await renderLetter(sampleLetter({ body: [{ kind: 'identity', rows: [{ label: 'Alamat', value }] }] }))
    const lines = (await itemsOf(pdf)).filter((item) => /^X+$/.test(item.text))
    expect(lines.map((line) => line.text).join('')).toBe(value)
    expect(lines.length).toBeGreaterThan(5)
  })

  test('a note longer than the band is given its room, nothing is printed over it', async () => {
    const footNote = `${sentence.repeat(12)}selesai.`
    const pdf = await renderLetter(sampleLetter({ footNote }))
    const items = await itemsOf(pdf)
    const head = items.find((item) => item.text.startsWith('Pindai kode QR'))!
    const name = items.find((item) => item.text.startsWith('H. SUHARTO'))!
    expect(name.y).toBeGreaterThan(head.y + 12)
    expect(await textOf(pdf)).toContain(footNote)
  })

  test('an empty letter is a letter still', async () => {
    const empty = sampleLetter({
      body: [],
      signer: { lines: [], name: '', nip: null },
      head: { lines: [], address: '', mark: { kind: 'neutral' } },
    })
    expect((await openPdf(await renderLetter(empty))).numPages).toBe(1)
  })
})

test('40 × 40 mm beside the signature stay white for the stamp', async () => {
  const letter = sampleLetter({
    ...purposeOf(1_500),
    holder: { caption: 'Pemegang surat,', name: 'SITI AMINAH BINTI ABDULLAH MUNTHALIB' },
  })
  const pdf = await renderLetter(letter)
  const office = (await itemsOf(pdf)).find((item) => item.text.startsWith('Beji, 24'))!
  const picture = await pictureOf(pdf, 50.8)
  const top = 330 - office.y / mm(1)
  for (let y = Math.ceil(top * 2); y < Math.floor((top + 40) * 2); y++)
    for (let x = 2 * (30 + 48) + 1; x < 2 * (30 + 88) - 1; x++)
      expect(picture.data[y * picture.width + x], `${x / 2}, ${y / 2} mm`).toBe(255)
})
