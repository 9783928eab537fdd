import { afterAll, beforeAll, expect, test } from 'vitest'
import { tryCalm } from '../../src/commands/trial/calm.ts'
import { tryCodes } from '../../src/commands/trial/codes.ts'
import { tryEndorse } from '../../src/commands/trial/endorse.ts'
import { tryHostile } from '../../src/commands/trial/hostile/hostile.ts'
import { tryKills } from '../../src/commands/trial/kills.ts'
import { tryNumbers } from '../../src/commands/trial/numbers.ts'
import { tryPapers } from '../../src/commands/trial/papers.ts'
import { tryQr } from '../../src/commands/trial/qr.ts'
import { tryRandom } from '../../src/commands/trial/random.ts'
import { tryStains } from '../../src/commands/trial/stains.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

// Small samples of the trials; in full size they are `npm run trial`.
let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test('20 letters issued by two processes have 20 consecutive numbers, each with its file', async () => {
  expect(await tryNumbers(house, { letters: 20 })).toMatchObject({ ok: true })
})

test('the app killed while letters are issued loses none that was told, leaves none half and doubles no number', async () => {
  expect(await tryKills(house, { kills: 1 })).toMatchObject({ ok: true })
})

test('letters of 17 villages are endorsed while they are issued, by two processes, one killed: numbers without gap or double', async () => {
  expect(await tryEndorse(house, { letters: 17, kills: 1, issuing: 1 })).toMatchObject({ ok: true })
})

test('a decoder reads the printed QR, and it opens the page of that letter', async () => {
  expect(await tryQr(house, { letters: 4 })).toMatchObject({ ok: true })
})

test('guessed codes find no letter, one address may guess 120 times a minute, and the village is told of all', async () => {
  expect(await tryCodes(house, { guesses: 300, hasty: 150 })).toMatchObject({ ok: true })
})

// What is promised, nine in ten, holds the trial: of three a single one would be a third.
test('a decoder reads the QR at 150 dpi, and most with a stain at 200', async () => {
  expect(await tryStains(house, { letters: 3, least: 0.3 })).toMatchObject({ ok: true })
})

test('letters on every paper say, read back, all that was answered, and nothing on them overlaps', async () => {
  expect(await tryPapers(house, { types: 1, signatures: 2 })).toMatchObject({ ok: true })
})

test('random answers are issued or refused, never an error; the letters give pdf.js nothing to complain of', async () => {
  expect(await tryRandom(house, { sets: 4, read: 4, types: 3 })).toMatchObject({ ok: true })
})

// The trial tries district and regency too, every letter type and each text alone, and has Chromium open the pages.
test('hostile texts in every field of every form of a village are stored or refused as typed, and nothing of them comes alive', async () => {
  expect(await tryHostile(house, { rounds: 1, handful: 5, kinds: ['village'], roles: false, types: 2 })).toMatchObject({
    ok: true,
  })
})

// What is promised is a tenth of it, on a machine that does nothing else: that holds the trial.
test('visitors of the cached home do not wait while letters are issued', async () => {
  expect(await tryCalm(house, { letters: 5, mostMs: 1000 })).toMatchObject({ ok: true })
})
