import { expect, test } from 'vitest'
import { clockOf } from '../../../src/letters/endorsement/clock.ts'
import { addWorkingDays, workingDaysUntil } from '../../../src/shared/working-days.ts'

test.each([
  ['2026-07-06', 1, '2026-07-07'],
  ['2026-07-10', 1, '2026-07-13'],
  ['2026-07-10', 2, '2026-07-14'],
  ['2026-07-11', 1, '2026-07-13'],
  ['2026-07-06', 5, '2026-07-13'],
])('from %s on, %i working days end on %s', (from, days, end) => {
  expect(addWorkingDays(from, days)).toBe(end)
  expect(workingDaysUntil(from, end)).toBe(days)
  expect(workingDaysUntil(end, from)).toBe(-days)
})

test.each([
  ['2026-07-06T02:00:00Z', 'sisa 3 hari kerja', false],
  ['2026-07-08T02:00:00Z', 'sisa 1 hari kerja', false],
  ['2026-07-09T16:59:00Z', 'hari ini batasnya', false],
  ['2026-07-09T17:01:00Z', 'terlambat 1 hari kerja', true],
  ['2026-07-13T02:00:00Z', 'terlambat 2 hari kerja', true],
])('at %s what is promised for Thursday says: %s', (now, words, overdue) => {
  expect(clockOf(new Date('2026-07-09'), new Date(now))).toEqual({ words, overdue })
})

test('on the Saturday after a promised Friday it is late, though no working day has passed', () => {
  expect(clockOf(new Date('2026-07-10'), new Date('2026-07-11T02:00:00Z'))).toEqual({
    words: 'lewat batas',
    overdue: true,
  })
})
