import { expect, test } from 'vitest'
import { balanceLines, breakLines, spreadOf } from '../../../src/letters/paper/typeset.ts'

const text =
  'Yang bertanda tangan di bawah ini, Kepala Desa Beji, menerangkan dengan sebenarnya bahwa yang bersangkutan adalah warga kami.'

test('lines lose nothing and none is wider than the column', () => {
  const lines = breakLines(`${text}  dua spasi\nbaris baru`, 'regular', 12, 200)
  expect(lines.map((line) => line.text).join('')).toBe(`${text}  dua spasibaris baru`)
  for (const line of lines) expect(line.width).toBeLessThanOrEqual(200.01)
})

test('a justified line fills its column; the last one of a paragraph is left alone', () => {
  const lines = breakLines(text, 'regular', 12, 200)
  const spaces = (line: string) => line.trimEnd().split(' ').length - 1
  for (const line of lines.slice(0, -1)) expect(line.width + spaces(line.text) * spreadOf(line, 200)).toBeCloseTo(200)
  expect(spreadOf(lines.at(-1)!, 200)).toBe(0)
})

test('an indent narrows the first line only', () => {
  const [first, second] = breakLines(text, 'regular', 12, 200, 60)
  expect(first!.width).toBeLessThanOrEqual(140.01)
  expect(second!.width).toBeGreaterThan(140)
})

test('centred lines are made even, and no more of them', () => {
  const name = 'SURAT KETERANGAN BELUM PERNAH MENIKAH'
  const widest = (lines: { width: number }[]) => Math.max(...lines.map((line) => line.width))
  const [greedy, even] = [breakLines(name, 'bold', 14, 280), balanceLines(name, 'bold', 14, 280)]
  expect(even).toHaveLength(greedy.length)
  expect(widest(even)).toBeLessThan(widest(greedy))
})

test('no paragraph ends with one word alone, in columns as wide as ours', () => {
  for (let width = 250; width < 460; width += 7) {
    const last = breakLines(text, 'regular', 12, width).at(-1)!
    expect(last.text.split(' ').length, `${width} pt: ${last.text}`).toBeGreaterThan(1)
  }
})

test('a date, an hour and the number of an RT stand on one line', () => {
  const told = 'berlaku sampai dengan 24 Mei 2027, pukul 08.00 WIB, di Dusun Krajan RT 002/RW 001.'
  for (let width = 110; width < 460; width += 3) {
    const lines = breakLines(told, 'regular', 12, width).map(({ text }) => text)
    expect(lines.join('')).toBe(told)
    for (const whole of ['24 Mei 2027', '08.00 WIB', 'RT 002/RW 001'])
      expect(
        lines.some((line) => line.includes(whole)),
        `${width} pt: ${lines.join('|')}`,
      ).toBe(true)
  }
})

test('a date too wide for its column is parted between its words, never inside its year', () => {
  for (let width = 55; width < 90; width += 2) {
    const lines = breakLines('Tuban, 17 Agustus 1975', 'regular', 10.5, width).map(({ text }) => text.trim())
    expect(lines.join(' '), `${width} pt`).toBe('Tuban, 17 Agustus 1975')
  }
})
