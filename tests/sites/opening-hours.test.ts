import { expect, test } from 'vitest'
import { openingDays, openingHours, openingLines } from '../../src/sites/opening-hours.ts'

const day = { open: '08.00', close: '15.00' }

test('neighbouring days with the same hours are told together', () => {
  const friday = { open: '08.00', close: '11.00' }
  expect(openingLines([day, day, day, day, friday, null, null])).toEqual([
    'Senin–Kamis, 08.00–15.00 WIB',
    'Jumat, 08.00–11.00 WIB',
  ])
})

test('days apart are told apart, and a closed week is told by nothing', () => {
  expect(openingLines([day, null, day, null, null, null, null])).toEqual([
    'Senin, 08.00–15.00 WIB',
    'Rabu, 08.00–15.00 WIB',
  ])
  expect(openingLines([null, null, null, null, null, null, null])).toEqual([])
})

test('the week lists every day, closed ones too', () => {
  expect(openingDays([day, day, day, day, day, null, null])[5]).toEqual({ day: 'Sabtu', text: 'Tutup' })
})

test('hours that are not seven days are no hours', () => {
  expect(openingHours.parse('not hours')).toEqual([])
  expect(openingHours.parse([day])).toEqual([])
})
