import { afterAll, beforeAll, expect, test } from 'vitest'
import { tryKills } from '../../src/commands/trial/kills.ts'
import { tryNumbers } from '../../src/commands/trial/numbers.ts'
import { tryQr } from '../../src/commands/trial/qr.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

// Small samples of the trials; in full size they are `npm run trial`.
let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test('40 letters issued by two processes have 40 consecutive numbers, each with its file', async () => {
  expect(await tryNumbers(house, { letters: 40 })).toMatchObject({ ok: true })
})

test('the app killed twice while letters are issued loses none that was told, leaves none half and doubles no number', async () => {
  expect(await tryKills(house, { kills: 2 })).toMatchObject({ ok: true })
})

test('a decoder reads the printed QR of every type, and it opens the page of that letter', async () => {
  expect(await tryQr(house, { letters: 12 })).toMatchObject({ ok: true })
})
