import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createOfficer } from '../../src/accounts/create-officer.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { Browser } from './browser.ts'

const BEJI = 'beji.localhost'
const JENU = 'jenu.localhost'
const start = new Date('2026-07-06T02:00:00Z')
let house: TestHouse
const hours = (count: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + count * 3_600_000)
}
const signedIn = async (browser: Browser) => (await browser.get('/admin/akun')).statusCode === 200
const arrived = async (username: string, host = BEJI) => {
  const browser = new Browser(house, host)
  expect((await browser.signIn(username)).statusCode).toBe(303)
  return browser
}
const sessionsAt = async (host: string) => {
  const { id: siteId } = await house.site(host)
  return house.database.door(siteId, (db) => db.session.findMany({ where: { siteId } }))
}

beforeAll(async () => {
  house = await testHouse()
})
beforeEach(() => {
  house.clock.now = start
})
afterAll(() => house.close())

describe('the cookie', () => {
  test('is out of reach of scripts, of other sites and of other origins’ forms, and ends with the browser', async () => {
    const answer = await new Browser(house, BEJI).signIn('operator')
    expect(answer.headers['set-cookie']).toMatch(/^balai=[a-z2-7]{40}; HttpOnly; Path=\/; SameSite=Lax$/)
  })

  test('in production is bound to this very host over TLS', async () => {
    const settings = {
      DATABASE_URL: 'postgres://x/y',
      VERIFY_ORIGIN: 'https://tubankab.go.id',
      BASE_DOMAIN: 'tubankab.go.id',
    }
    const production = await testHouse({ NODE_ENV: 'production', ...settings })
    try {
      const browser = new Browser(production, BEJI)
      const answer = await browser.signIn('operator')
      expect(answer.headers['set-cookie']).toMatch(
        /^__Host-balai=[a-z2-7]{40}; HttpOnly; Path=\/; SameSite=Lax; Secure$/,
      )
      expect(await signedIn(browser)).toBe(true)
      browser.cookie = (browser.cookie as string).replace('__Host-', '')
      expect(await signedIn(browser)).toBe(false)
    } finally {
      await production.close()
    }
  })

  test('is stored as its SHA-256 alone', async () => {
    const browser = await arrived('sekdes')
    const id = (browser.cookie as string).slice('balai='.length)
    const ids = (await sessionsAt(BEJI)).map((session) => session.id)
    expect(ids).toContain(createHash('sha256').update(id).digest('hex'))
    expect(ids).not.toContain(id)
  })

  test('that is no session of ours is nobody, whatever it says', async () => {
    for (const cookie of ['balai=', `balai=${'a'.repeat(40)}`, 'balai=%E0%A4%A', 'balai=x; balai=y', '%=%']) {
      const browser = new Browser(house, BEJI)
      browser.cookie = cookie
      expect((await browser.get('/admin/akun')).statusCode).toBe(303)
    }
  })
})

describe('a session', () => {
  test('of one site is nobody on another, and a sign-out there does not end it', async () => {
    const here = await arrived('operator', BEJI)
    const there = new Browser(house, JENU)
    there.cookie = here.cookie
    expect((await there.get('/admin/akun')).headers.location).toContain('/masuk')
    expect((await there.post('/keluar')).headers.location).toBe('/masuk')
    expect(await signedIn(here)).toBe(true)
  })

  test('gets a new id at every sign-in, and the old one ends', async () => {
    const browser = await arrived('operator')
    const old = new Browser(house, BEJI)
    old.cookie = browser.cookie
    await browser.signIn('operator')
    expect(browser.cookie).not.toBe(old.cookie)
    expect(await signedIn(browser)).toBe(true)
    expect(await signedIn(old)).toBe(false)
  })

  test('is never the one a stranger put into the browser', async () => {
    const browser = new Browser(house, BEJI)
    browser.cookie = `balai=${'a'.repeat(40)}`
    await browser.signIn('operator')
    expect(browser.cookie).not.toContain('aaaaaaaa')
  })

  test('ends after half an idle hour', async () => {
    const browser = await arrived('operator')
    for (const pause of [0.1, 0.45, 0.2, 0.45]) {
      hours(pause)
      expect(await signedIn(browser)).toBe(true)
    }
    hours(0.51)
    expect(await signedIn(browser)).toBe(false)
  })

  test('that fell idle is told so at the door, with the way back; one that ended otherwise is not', async () => {
    const browser = await arrived('operator')
    const other = await arrived('sekdes')
    hours(0.51)
    await arrived('kades')
    const asked = await browser.get('/admin/surat')
    expect(asked.headers.location).toBe('/masuk?kembali=%2Fadmin%2Fsurat&pesan=lama')
    const door = await browser.get(asked.headers.location as string)
    expect(door.body).toContain('Anda keluar karena lama tidak dipakai (30 menit).')
    expect(door.body, 'what waits on the device stays').not.toContain('device-drafts.js')
    expect((await browser.post('/admin/surat/cari', { cari: 'x' })).headers.location).toBe('/masuk?pesan=lama')
    other.cookie = `balai=${'a'.repeat(40)}`
    expect((await other.get('/admin')).headers.location).toBe('/masuk')
  })

  test('ends after twelve hours however busy', async () => {
    const browser = await arrived('operator')
    for (let minutes = 24; minutes < 12 * 60; minutes += 24) {
      hours(0.4)
      expect(await signedIn(browser)).toBe(true)
    }
    hours(0.39)
    expect(await signedIn(browser)).toBe(true)
    hours(0.02)
    expect(await signedIn(browser)).toBe(false)
  })

  test('that has ended is swept at the next sign-in of its site', async () => {
    await arrived('operator', 'remen.localhost')
    hours(13)
    await arrived('operator', 'remen.localhost')
    expect(await sessionsAt('remen.localhost')).toHaveLength(1)
  })
})

describe('signing out', () => {
  test('ends this browser’s session alone and takes the cookie away', async () => {
    const [laptop, phone] = [await arrived('operator'), await arrived('operator')]
    const cookie = laptop.cookie
    const answer = await laptop.post('/keluar')
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/masuk?pesan=keluar'])
    expect(laptop.cookie).toBeNull()
    laptop.cookie = cookie
    expect(await signedIn(laptop)).toBe(false)
    expect(await signedIn(phone)).toBe(true)
    expect((await laptop.get('/masuk?pesan=keluar')).body).toContain('Anda sudah keluar.')
  })

  test('everywhere ends every session of this officer and nobody else’s', async () => {
    const [laptop, phone, other] = [
      await arrived('sekdes', JENU),
      await arrived('sekdes', JENU),
      await arrived('kades', JENU),
    ]
    expect((await laptop.get('/admin/akun')).body).toContain('2 perangkat')
    expect((await laptop.post('/admin/keluar-semua')).headers.location).toBe('/masuk?pesan=keluar-semua')
    expect(await signedIn(phone)).toBe(false)
    expect(await signedIn(other)).toBe(true)
  })

  test('without being signed in leads to the sign-in', async () => {
    const nobody = new Browser(house, BEJI)
    for (const path of ['/keluar', '/admin/keluar-semua', '/admin/kata-sandi']) {
      const answer = await nobody.post(path)
      expect([answer.statusCode, answer.headers.location]).toEqual([303, '/masuk'])
    }
  })
})

describe('making an account', () => {
  test('a role the site does not know, or a name nobody could type, is refused', async () => {
    const site = await house.site(BEJI)
    const make = (username: string, role: 'operator' | 'registrar') =>
      house.database.office(site.id, (db) =>
        createOfficer(db, site, { username, name: 'Bu Contoh', roles: [role], password: 'sawah hijau di beji' }),
      )
    await expect(make('pengelola', 'registrar')).rejects.toThrow('no role registrar')
    await expect(make('Bu Contoh', 'operator')).rejects.toThrow('cannot be a user name')
    await make('bu.contoh', 'operator')
    expect((await new Browser(house, BEJI).signIn('bu.contoh', 'sawah hijau di beji')).statusCode).toBe(303)
  })
})
