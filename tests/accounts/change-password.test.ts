import { afterAll, beforeAll, expect, test } from 'vitest'
import { attemptSignIn, completeSignIn } from '../../src/accounts/sign-in.ts'
import { DEMO_PASSWORD, type TestHouse, testHouse } from '../support/app.ts'
import { auditOf, Browser } from './browser.ts'

const NEW = 'sawah hijau di pagi hari'
let house: TestHouse
const hosts = ['beji', 'jenu', 'remen', 'kaliuntu', 'tasikharjo', 'mentoso', 'wadung'].map(
  (name) => `${name}.localhost`,
)
const officer = async () => {
  const host = hosts.pop() as string
  const arrive = async () => {
    const browser = new Browser(house, host)
    await browser.signIn('kades')
    return browser
  }
  return { host, browser: await arrive(), other: await arrive() }
}
const change = (browser: Browser, fields: { old?: string; new?: string; repeat?: string }) =>
  browser.post('/admin/kata-sandi', { old: DEMO_PASSWORD, new: NEW, repeat: fields.new ?? NEW, ...fields })

beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test('the form helps a password manager and names the one rule', async () => {
  const { browser } = await officer()
  const page = await browser.get('/admin/kata-sandi')
  expect(page.body).toContain('value="kades" autocomplete="username"')
  expect(page.body.match(/autocomplete="new-password"/g)).toHaveLength(2)
  expect(page.body.match(/Paling sedikit 10 karakter\./g)).toHaveLength(1)
})

test('a new password replaces the old one, under a new session id, and every other device is out', async () => {
  const { host, browser, other } = await officer()
  const before = browser.cookie
  const answer = await change(browser, {})
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/admin/akun?pesan=sandi'])
  expect(browser.cookie).not.toBe(before)
  expect((await browser.get('/admin/akun?pesan=sandi')).body).toContain('Kata sandi sudah diganti.')
  expect((await other.get('/admin/akun')).statusCode).toBe(303)

  expect((await new Browser(house, host).signIn('kades', DEMO_PASSWORD)).statusCode).toBe(422)
  expect((await new Browser(house, host).signIn('kades', NEW)).statusCode).toBe(303)
  const trail = await auditOf(house, host)
  expect(trail.map(({ deed }) => deed)).toContain('account.change-password')
  expect(JSON.stringify(trail)).not.toContain('sawah')
})

test('what is wrong is said, no password is given back, and the old one stays', async () => {
  const { browser, other } = await officer()
  const refusals: [Parameters<typeof change>[1], string][] = [
    [{ old: 'bukan yang lama' }, 'Kata sandi sekarang tidak cocok.'],
    [{ old: '' }, 'Isi kata sandi Anda sekarang.'],
    [{ new: 'padi' }, 'Kata sandi kurang 6 karakter. Paling sedikit 10.'],
    [{ new: 'kades-1234567' }, 'mirip nama pengguna'],
    [{ new: 'bismillah123' }, 'terlalu sering dipakai'],
    [{ repeat: 'sawah hijau di sore hari' }, 'tidak sama'],
  ]
  for (const [fields, sentence] of refusals) {
    const answer = await change(browser, fields)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('<title>Kesalahan: Ganti kata sandi')
    expect(answer.body).toContain(sentence)
    for (const typed of ['sawah', 'balai-demo', 'bukan yang lama']) expect(answer.body).not.toContain(typed)
  }
  expect((await other.get('/admin/akun')).statusCode).toBe(200)
})

test('the faults stand in the order of the fields', async () => {
  const { browser } = await officer()
  const { body } = await change(browser, { old: '', new: 'padi', repeat: '' })
  expect([...body.matchAll(/href="#(old|new|repeat)"/g)].map(([, field]) => field)).toEqual(['old', 'new', 'repeat'])
})

test('the old password can be guessed no more often than at the sign-in', async () => {
  const { browser } = await officer()
  const statuses = []
  for (let guess = 0; guess < 6; guess++)
    statuses.push((await change(browser, { old: `tebakan ke-${guess}` })).statusCode)
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
})

test('of two changes at once one holds', async () => {
  const { host, browser, other } = await officer()
  const answers = await Promise.all([
    change(browser, { new: 'sungai bening sekali' }),
    change(other, { new: 'gunung biru sekali' }),
  ])
  expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1)
  const winner = answers[0]?.statusCode === 303 ? 'sungai bening sekali' : 'gunung biru sekali'
  expect((await new Browser(house, host).signIn('kades', winner)).statusCode).toBe(303)
})

test('who is still signing in with the old password when it changes is not let in', async () => {
  const { host, browser } = await officer()
  const site = await house.site(host)
  const by = { username: 'kades', address: '203.0.113.9', now: house.clock.now }
  const { officerId, passwordHash } = (await house.database.door(site.id, (db) => attemptSignIn(db, site, by))) as {
    officerId: string
    passwordHash: string
  }
  const complete = () =>
    house.database.door(site.id, (db) => completeSignIn(db, site, { ...by, officerId, passwordHash, replaces: null }))
  expect(await complete()).toMatch(/^[a-z2-7]{40}$/)
  expect((await change(browser, {})).statusCode).toBe(303)
  expect(await complete()).toBeNull()
})
