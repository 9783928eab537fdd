import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../support/app.ts'
import { Browser } from './browser.ts'

let house: TestHouse
const start = new Date('2026-07-06T02:00:00Z')
const hosts = ['beji', 'jenu', 'remen', 'kaliuntu', 'tasikharjo', 'mentoso', 'socorejo', 'wadung'].map(
  (name) => `${name}.localhost`,
)
let host = ''
const minutes = (count: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + count * 60_000)
}
const statuses = async (times: number, attempt: (index: number) => Promise<{ statusCode: number }>) => {
  const all: number[] = []
  for (let index = 0; index < times; index++) all.push((await attempt(index)).statusCode)
  return all
}

beforeAll(async () => {
  house = await testHouse()
})
beforeEach(() => {
  house.clock.now = start
  host = hosts.pop() as string
})
afterAll(() => house.close())

describe('guessing passwords', () => {
  test('after five wrong ones from one address the account waits there a quarter of an hour, and the right one with it', async () => {
    const from = (address: string) => new Browser(house, host, address)
    expect(await statuses(5, () => from('203.0.113.7').signIn('kades', 'salah-terus'))).toEqual(Array(5).fill(422))

    const told = await from('203.0.113.7').signIn('kades')
    expect(told.statusCode).toBe(429)
    expect(told.headers['retry-after']).toBe('900')
    expect(told.body).toContain('Coba lagi setelah pukul 09.15 WIB.')
    expect(told.body).toContain('value="kades"')

    expect((await from('203.0.113.7').signIn('operator')).statusCode).toBe(303)
    expect((await from('198.51.100.1').signIn('kades')).statusCode).toBe(303)
    minutes(15)
    expect((await from('203.0.113.7').signIn('kades')).statusCode).toBe(303)
  })

  test('after fifty wrong ones from many addresses the account waits everywhere', async () => {
    const guess = (index: number) => new Browser(house, host, `203.0.113.${index}`).signIn('sekdes', 'salah-terus')
    expect(await statuses(50, guess)).toEqual(Array(50).fill(422))
    expect((await new Browser(house, host, '198.51.100.1').signIn('sekdes')).statusCode).toBe(429)
    minutes(15)
    expect((await new Browser(house, host, '198.51.100.1').signIn('sekdes')).statusCode).toBe(303)
  })

  test('a name that does not exist waits in the same way', async () => {
    expect(await statuses(6, () => new Browser(house, host).signIn('hantu', 'salah'))).toEqual([
      422, 422, 422, 422, 422, 429,
    ])
  })

  test('a right password clears the account’s count', async () => {
    const browser = new Browser(house, host)
    for (let round = 0; round < 3; round++) {
      expect(await statuses(4, () => browser.signIn('sekdes', 'salah'))).toEqual([422, 422, 422, 422])
      expect((await browser.signIn('sekdes')).statusCode).toBe(303)
    }
  })

  test('thirty wrong ones from one address, whatever the names, make the address wait and no other', async () => {
    const guess = (index: number) => new Browser(house, host, '198.51.100.9').signIn(`nama${index}`, 'salah')
    expect(await statuses(30, guess)).toEqual(Array(30).fill(422))
    expect((await new Browser(house, host, '198.51.100.9').signIn('operator')).statusCode).toBe(429)
    expect((await new Browser(house, host, '198.51.100.10').signIn('operator')).statusCode).toBe(303)
  })

  test('a household of IPv6 addresses counts as one address', async () => {
    const guess = (index: number) =>
      new Browser(house, host, `2001:db8:7:1::${index.toString(16)}`).signIn(`nama${index}`, 'salah')
    expect((await statuses(31, guess)).at(-1)).toBe(429)
    expect((await new Browser(house, host, '2001:db8:7:2::1').signIn('operator')).statusCode).toBe(303)
  })

  test('an office of many officers behind one address may sign in as often as it likes', async () => {
    expect(await statuses(35, () => new Browser(house, host).signIn('operator'))).toEqual(Array(35).fill(303))
  })

  test('of many at once no more than five are checked', async () => {
    const guesses = Array.from({ length: 20 }, () => new Browser(house, host, '203.0.113.8').signIn('kades', 'salah'))
    const answers = (await Promise.all(guesses)).map(({ statusCode }) => statusCode)
    expect(answers.filter((status) => status === 422)).toHaveLength(5)
    expect(answers.filter((status) => status === 429)).toHaveLength(15)
  })
})
