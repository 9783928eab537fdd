import { describe, expect, test } from 'vitest'
import {
  addMonths,
  ageAt,
  dayName,
  isoDate,
  jakartaDay,
  jakartaTime,
  longDate,
  longDateWithDay,
  parseIsoDate,
  romanMonth,
} from '../../src/shared/dates.ts'

describe('a date in Indonesian', () => {
  test.each([
    ['2026-11-24', '24 November 2026', 'Selasa', 'XI'],
    ['2026-01-01', '1 Januari 2026', 'Kamis', 'I'],
    ['2026-02-06', '6 Februari 2026', 'Jumat', 'II'],
    ['2026-03-09', '9 Maret 2026', 'Senin', 'III'],
    ['2026-04-05', '5 April 2026', 'Minggu', 'IV'],
    ['2026-05-20', '20 Mei 2026', 'Rabu', 'V'],
    ['2026-06-06', '6 Juni 2026', 'Sabtu', 'VI'],
    ['2026-07-31', '31 Juli 2026', 'Jumat', 'VII'],
    ['1945-08-17', '17 Agustus 1945', 'Jumat', 'VIII'],
    ['2026-09-30', '30 September 2026', 'Rabu', 'IX'],
    ['1965-10-01', '1 Oktober 1965', 'Jumat', 'X'],
    ['2024-12-25', '25 Desember 2024', 'Rabu', 'XII'],
  ])('%s is %s, a %s of month %s', (iso, long, day, roman) => {
    expect(longDate(iso)).toBe(long)
    expect(dayName(iso)).toBe(day)
    expect(romanMonth(iso)).toBe(roman)
    expect(longDateWithDay(iso)).toBe(`${day}, ${long}`)
  })
})

describe('an instant is read in Jakarta', () => {
  test.each([
    ['2026-12-31T16:59:59.999Z', '2026-12-31', '23.59 WIB'],
    ['2026-12-31T17:00:00.000Z', '2027-01-01', '00.00 WIB'],
    ['2027-01-01T03:00:00.000Z', '2027-01-01', '10.00 WIB'],
    ['2026-11-24T00:00:00.000Z', '2026-11-24', '07.00 WIB'],
    ['2028-02-28T17:30:00.000Z', '2028-02-29', '00.30 WIB'],
  ])('%s is %s at %s', (instant, iso, time) => {
    expect(isoDate(new Date(instant))).toBe(iso)
    expect(jakartaTime(new Date(instant))).toBe(time)
  })

  test('the year has changed in Jakarta while it has not in UTC', () => {
    const instant = new Date('2026-12-31T17:30:00Z')
    expect(instant.getUTCFullYear()).toBe(2026)
    expect(jakartaDay(instant)).toEqual({ year: 2027, month: 1, day: 1 })
    expect(longDate(instant)).toBe('1 Januari 2027')
    expect(romanMonth(instant)).toBe('I')
  })

  test('an instant that is none is refused', () => {
    expect(() => jakartaDay(new Date(Number.NaN))).toThrow(RangeError)
  })
})

describe('an ISO date must exist in the calendar', () => {
  test.each([
    '2026-04-31',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '26-01-01',
    '2026-1-1',
    '',
    '2026-01-01T00:00',
    '0000-01-01',
  ])('%s does not', (text) => expect(parseIsoDate(text)).toBeNull())

  test.each(['2028-02-29', '2000-02-29', '1926-12-31', '2026-04-30'])('%s does', (text) => {
    const day = parseIsoDate(text)
    expect(day && isoDate(day)).toBe(text)
  })

  test('a text that is no date is not printed as one', () => {
    expect(() => longDate('2026-02-30')).toThrow(RangeError)
  })
})

describe('age in full years', () => {
  test.each([
    ['2000-11-24', '2026-11-23', 25],
    ['2000-11-24', '2026-11-24', 26],
    ['2000-12-01', '2026-11-24', 25],
    ['2004-02-29', '2027-02-28', 22],
    ['2004-02-29', '2027-03-01', 23],
    ['2026-11-24', '2026-11-24', 0],
    ['2026-11-25', '2026-11-24', -1],
  ])('born %s, on %s: %i', (birth, on, age) => expect(ageAt(birth, on)).toBe(age))
})

describe('months later, kept inside the month', () => {
  test.each([
    ['2026-11-24', 6, '2027-05-24'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-12-01', 12, '2027-12-01'],
  ])('%s + %i is %s', (from, months, until) => expect(isoDate(addMonths(from, months))).toBe(until))
})
