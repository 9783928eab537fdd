import { describe, expect, test } from 'vitest'
import { formatNumber, numberPattern } from '../../../src/letters/standard/number-pattern.ts'
import { Conflict } from '../../../src/shared/errors.ts'

const facts = { code: '400.12.2.1', sequence: 12, officeCode: '414.412.05', date: '2026-11-24' }

describe('a letter number', () => {
  test.each([
    ['{kode}/{urut:3}/{desa}/{bulan:romawi}/{tahun}', '400.12.2.1/012/414.412.05/XI/2026'],
    ['{kode}/{urut}/{desa}/{tahun}', '400.12.2.1/12/414.412.05/2026'],
    ['{kode} / {urut:4} / {desa} / {tahun}', '400.12.2.1 / 0012 / 414.412.05 / 2026'],
    ['{kode}/{urut:3}/PEM/{bulan:2}/{tahun:2}', '400.12.2.1/012/PEM/11/26'],
    ['{urut:1}.{bulan}.{tahun}', '12.11.2026'],
  ])('%s → %s', (pattern, number) => {
    expect(numberPattern.parse(pattern)).toBe(pattern)
    expect(formatNumber(pattern, facts)).toBe(number)
  })

  test('takes year and month from Jakarta', () => {
    const date = new Date('2026-12-31T17:00:00Z')
    expect(formatNumber('{urut:3}/{bulan:romawi}/{tahun}', { ...facts, sequence: 1, date })).toBe('001/I/2027')
    expect(formatNumber('{urut}/{bulan:2}/{tahun}', { ...facts, sequence: 1, date: '2026-01-31' })).toBe('1/01/2026')
  })

  test('outgrows its width without losing a digit', () => {
    expect(formatNumber('{urut:3}/{tahun}', { ...facts, sequence: 12345 })).toBe('12345/2026')
  })

  test('is not given while the office code is unknown', () => {
    expect(() => formatNumber('{urut}/{desa}/{tahun}', { ...facts, officeCode: ' ' })).toThrow(Conflict)
    expect(formatNumber('{urut}/{tahun}', { ...facts, officeCode: '' })).toBe('12/2026')
  })

  test('braces in an office code are only text', () => {
    expect(formatNumber('{desa}/{urut}/{tahun}', { ...facts, officeCode: '{urut}' })).toBe('{urut}/12/2026')
  })
})

describe('a pattern is refused', () => {
  test.each([
    ['{kode}/{desa}/{tahun}', /memuat \{urut\}/],
    ['{kode}/{urut}', /memuat \{tahun\}/],
    ['{kode}/{urut:9}/{tahun}', /\{urut:9\} tidak dikenal/],
    ['{nomor}/{urut}/{tahun}', /\{nomor\} tidak dikenal/],
    ['{constructor}/{urut}/{tahun}', /tidak dikenal/],
    ['{urut}/{tahun}/{kode', /tidak lengkap/],
    ['{urut}/{tahun}/<b>', /hanya memakai/],
    ['', /./],
    [`${'x'.repeat(80)}{urut}{tahun}`, /80/],
  ])('%s', (pattern, message) => expect(numberPattern.safeParse(pattern).error?.issues[0]?.message).toMatch(message))
})
