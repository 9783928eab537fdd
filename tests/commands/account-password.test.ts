import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditOf } from '../accounts/browser.ts'
import { DEMO_PASSWORD, type TestHouse, testHouse } from '../support/app.ts'
import { typist } from '../support/typist.ts'

const MASUK = 'http://beji.localhost/masuk'
let house: TestHouse
let balai: ReturnType<typeof typist>
beforeAll(async () => {
  house = await testHouse()
  balai = typist(house)
})
afterAll(() => house.close())

const reset = '--site beji.localhost --username operator'
const signIn = async (password: string) => (await house.post(MASUK, { username: 'operator', password })).statusCode

test('a new password opens the account, though the old one was tried too often; the old one no longer does', async () => {
  const cookie = await house.signIn('beji.localhost', 'operator')
  for (let tries = 0; tries < 6; tries++) await signIn('bukan kata sandinya')
  expect(await signIn(DEMO_PASSWORD)).toBe(429)

  const { code, said } = await balai(`account password ${reset}`, { password: 'batik gedog sembilan' })
  expect(said).toContain('has a new password')
  expect([code, said.includes('batik')]).toEqual([0, false])
  expect((await house.get('http://beji.localhost/admin/akun', cookie)).statusCode).toBe(303)
  expect(await signIn(DEMO_PASSWORD)).toBe(422)
  expect(await signIn('batik gedog sembilan')).toBe(303)
  expect((await auditOf(house, 'beji.localhost')).map(({ deed }) => deed)).toContain('account.reset-password')
})

test('a generated one is shown once and signs in', async () => {
  const { said } = await balai(`account password ${reset} --generate`)
  expect(await signIn(/once: (\S+)$/.exec(said)?.[1] ?? '')).toBe(303)
})

test.each([
  ['a weak one', reset, '1234567890', 'too weak'],
  ['a name nobody has', '--site beji.localhost --username hantu', 'batik gedog sembilan', 'has no account hantu'],
  ['the account of another site', '--site localhost --username kades', 'batik gedog sembilan', 'has no account kades'],
])('refuses %s', async (_what, options, password, sentence) => {
  expect(await balai(`account password ${options}`, { password })).toEqual({
    code: 1,
    said: expect.stringContaining(sentence),
  })
})
