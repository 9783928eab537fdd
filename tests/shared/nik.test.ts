import { describe, expect, test } from 'vitest'
import { maskNik, nikDoubts, nikSex, parseNik, parseSixteenDigits } from '../../src/shared/nik.ts'

const MAN = '3523991708459001'
const WOMAN = '3523995708459002'

describe('the shape of a NIK', () => {
  test.each([MAN, WOMAN, ' 3523 9917 0845 9001 ', '352399.170845.9001'])('%s is read', (typed) => {
    expect(parseNik(typed)).toEqual({ ok: true, nik: typed.replace(/[\s.]/g, '') })
  })

  test.each([
    ['', 'empty', 0],
    ['352399170845900', 'too-short', 15],
    ['35239917084590011', 'too-long', 17],
    ['352399170845900O', 'not-digits', 15],
    ['352399-17084-59001', 'not-digits', 16],
    ['3523990008459001', 'impossible-day', 16],
    ['3523993208459001', 'impossible-day', 16],
    ['3523994008459001', 'impossible-day', 16],
    ['3523997208459001', 'impossible-day', 16],
    ['3523991700459001', 'impossible-month', 16],
    ['3523991713459001', 'impossible-month', 16],
  ])('%s is blocked: %s', (typed, fault, digits) => expect(parseNik(typed)).toEqual({ ok: false, fault, digits }))

  test.each(['3523990108459001', '3523993112459001', '3523994108459001', '3523997112459001'])(
    '%s is at the edge and read',
    (typed) => expect(parseNik(typed).ok).toBe(true),
  )

  test('a No KK is judged by its length alone', () => {
    expect(parseSixteenDigits('3523999999990001').ok).toBe(true)
    expect(parseSixteenDigits('35239999').ok).toBe(false)
  })
})

describe('what is only doubtful', () => {
  const birth = { year: 1945, month: 8, day: 17 }

  test('nothing about a NIK that fits the person', () => {
    expect(nikDoubts(MAN, { birth, sex: 'Laki-laki' })).toEqual([])
    expect(nikDoubts(WOMAN, { birth, sex: 'Perempuan' })).toEqual([])
  })

  test('another birth date', () => {
    expect(nikDoubts(MAN, { birth: { ...birth, day: 18 } })).toEqual(['other-birth-date'])
    expect(nikDoubts(MAN, { birth: { ...birth, year: 1946 } })).toEqual(['other-birth-date'])
    expect(nikDoubts(MAN, { birth: { ...birth, year: 2045 } })).toEqual([])
  })

  test('the other sex', () => {
    expect(nikDoubts(MAN, { sex: 'Perempuan' })).toEqual(['other-sex'])
    expect(nikSex(WOMAN)).toBe('Perempuan')
  })

  test.each([
    ['3523993104459001', ['no-such-day']],
    ['3523992902459001', ['no-such-day']],
    ['3523992902489001', []],
    ['3523992902009001', []],
    ['3523991708450000', ['serial-zero']],
    ['1111111111111111', ['looks-invented']],
    ['9923991708459001', ['unknown-province']],
    ['9623991708459001', []],
    ['2023991708459001', ['unknown-province']],
  ])('%s: %j', (nik, doubts) => expect(nikDoubts(nik)).toEqual(doubts))

  test('a NIK first registered elsewhere is not doubted', () => expect(nikDoubts('3171011708459001')).toEqual([]))
})

test('a masked NIK hides the birth date', () => {
  expect(maskNik('3523121708450001')).toBe('352312******0001')
  expect(maskNik('35231217')).toBe('****************')
  expect(maskNik('')).toBe('')
})
