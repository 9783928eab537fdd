import { describe, expect, test } from 'vitest'
import { grouped, parseMoney, rupiah, terbilang } from '../../src/shared/money.ts'

describe('numbers in words', () => {
  test.each([
    [0, 'nol'],
    [1, 'satu'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [12, 'dua belas'],
    [17, 'tujuh belas'],
    [20, 'dua puluh'],
    [99, 'sembilan puluh sembilan'],
    [100, 'seratus'],
    [110, 'seratus sepuluh'],
    [119, 'seratus sembilan belas'],
    [1_000, 'seribu'],
    [1_100, 'seribu seratus'],
    [1_111, 'seribu seratus sebelas'],
    [1_999, 'seribu sembilan ratus sembilan puluh sembilan'],
    [2_000, 'dua ribu'],
    [11_000, 'sebelas ribu'],
    [21_000, 'dua puluh satu ribu'],
    [100_000, 'seratus ribu'],
    [101_000, 'seratus satu ribu'],
    [111_000, 'seratus sebelas ribu'],
    [1_000_000, 'satu juta'],
    [1_001_000, 'satu juta seribu'],
    [2_111_111, 'dua juta seratus sebelas ribu seratus sebelas'],
    [1_000_001_000, 'satu miliar seribu'],
    [1_250_750_500, 'satu miliar dua ratus lima puluh juta tujuh ratus lima puluh ribu lima ratus'],
    [10 ** 12, 'satu triliun'],
    [10 ** 15, 'seribu triliun'],
  ])('%i is %s', (amount, words) => {
    expect(terbilang(amount)).toBe(words)
    expect(terbilang(BigInt(amount))).toBe(words)
    expect(terbilang(String(amount))).toBe(words)
  })

  test.each([-1, 1.5, Number.NaN, 2 ** 53, 10n ** 15n + 1n, -1n, '', '1.5', '12a'])('%s is refused', (amount) => {
    expect(() => terbilang(amount)).toThrow(RangeError)
  })

  test('no number has a double space, and every number has its own words', () => {
    const seen = new Set<string>()
    for (let i = 0; i < 5_000; i++) seen.add(terbilang(i * 199_999_999_981 < 10 ** 15 ? i * 199_999_999_981 : i))
    for (const words of seen) expect(words).toMatch(/^[a-z]+( [a-z]+)*$/)
    expect(seen.size).toBe(5_000)
  })
})

describe('rupiah in digits', () => {
  test.each([
    [0, 'Rp0,00'],
    [500, 'Rp500,00'],
    [1_500_000, 'Rp1.500.000,00'],
    ['1250750500', 'Rp1.250.750.500,00'],
    [10n ** 15n, 'Rp1.000.000.000.000.000,00'],
  ])('%s is %s', (amount, text) => expect(rupiah(amount)).toBe(text))

  test('a count is grouped', () => expect(grouped('1500')).toBe('1.500'))
})

describe('money as it is typed', () => {
  test.each([
    ['Rp 1.500.000', '1500000'],
    ['1500000', '1500000'],
    ['1.500.000,00', '1500000'],
    ['Rp1.500.000,-', '1500000'],
    ['rp. 750.000', '750000'],
    ['  2 500 000 ', '2500000'],
    ['0', '0'],
    ['000750', '750'],
    ['1.000.000.000.000.000', '1000000000000000'],
  ])('%s is %s', (typed, digits) => expect(parseMoney(typed)).toBe(digits))

  test.each([
    '',
    'Rp',
    'satu juta',
    '1.5',
    '1,500,000',
    '1500,50',
    '1.50.000',
    '-500',
    '1.000.000.000.000.001',
    '15e5',
    '1500000 rupiah',
  ])('%s is not read as an amount', (typed) => expect(parseMoney(typed)).toBeNull())
})
