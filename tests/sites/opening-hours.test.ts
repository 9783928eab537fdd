import { describe, expect, test } from 'vitest'
import {
  nextOpenDay,
  openingDays,
  openingHours,
  openingLines,
  parseOpeningHours,
} from '../../src/sites/opening-hours.ts'

const day = { open: '08.00', close: '15.00' }

/** As it reads; what keeps a line from breaking is not seen. */
const read = (lines: string[]) => lines.map((line) => line.replaceAll('\u2060', '').replaceAll('\u00a0', ' '))

test('neighbouring days with the same hours are told together', () => {
  const friday = { open: '08.00', close: '11.00' }
  expect(read(openingLines([day, day, day, day, friday, null, null]))).toEqual([
    'Senin–Kamis, 08.00–15.00 WIB',
    'Jumat, 08.00–11.00 WIB',
  ])
})

test('days apart are told apart, and a closed week is told by nothing', () => {
  expect(read(openingLines([day, null, day, null, null, null, null]))).toEqual([
    'Senin, 08.00–15.00 WIB',
    'Rabu, 08.00–15.00 WIB',
  ])
  expect(openingLines([null, null, null, null, null, null, null])).toEqual([])
})

test('a line of hours breaks after the days and nowhere else', () => {
  const [line] = openingLines([day, day, null, null, null, null, null])
  expect(line?.split(/[ –](?!\u2060)/)).toHaveLength(2)
  expect(openingDays([day, ...Array(6).fill(null)])[0]?.text).not.toMatch(/[ ]|–(?!\u2060)/)
})

test('the week lists every day, closed ones too', () => {
  expect(openingDays([day, day, day, day, day, null, null])[5]).toEqual({ day: 'Sabtu', text: 'Tutup' })
})

test('hours that are not seven days are no hours', () => {
  expect(openingHours.parse('not hours')).toEqual([])
  expect(openingHours.parse([day])).toEqual([])
})

describe('a week as it is typed', () => {
  const saturday = { open: '08.00', close: '12.00' }

  test('names days or runs of days with their hours; the others are closed', () => {
    expect(parseOpeningHours('Senin-Jumat 08.00-15.00; Sabtu 08.00-12.00')).toEqual({
      hours: [day, day, day, day, day, saturday, null],
      fault: null,
    })
  })

  test('may have dashes, colons, small letters, blanks and the words of our own pages', () => {
    expect(parseOpeningHours(' senin – selasa, 8:00 – 15.00 WIB ;').hours).toEqual([day, day, ...Array(5).fill(null)])
    const week = [day, day, day, day, day, saturday, null]
    expect(parseOpeningHours(openingLines(week).join('; ')).hours).toEqual(week)
  })

  test.each([
    ['', 'no day is named'],
    ['Senen 08.00-15.00', "'Senen 08.00-15.00' is not like"],
    ['Jumat-Senin 08.00-15.00', 'is not like'],
    ['Senin 08.00', 'is not like'],
    ['Senin 08.00-24.00', 'is not like'],
    ['Senin 15.00-08.00', 'closes before it opens'],
    ['Senin-Rabu 08.00-15.00; Rabu 08.00-12.00', 'Rabu is named twice'],
  ])('%j is told what is wrong with it', (typed, sentence) => {
    expect(parseOpeningHours(typed)).toEqual({ hours: null, fault: expect.stringContaining(sentence) })
  })
})

test('the next open day skips what is closed; an office that tells no hours is open Monday to Friday', () => {
  const week = [day, day, day, day, day, null, null]
  expect(nextOpenDay(week, '2026-07-06')).toBe('2026-07-07')
  expect(nextOpenDay(week, '2026-07-10')).toBe('2026-07-13')
  expect(nextOpenDay([], '2026-07-10')).toBe('2026-07-13')
  expect(nextOpenDay([null, null, null, null, null, day, null], '2026-07-06')).toBe('2026-07-11')
  expect(nextOpenDay([null, null, null, null, null, day, null], '2026-07-11')).toBe('2026-07-18')
  expect(nextOpenDay(week, new Date('2026-12-31T17:30:00Z'))).toBe('2027-01-04')
})
