import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasSecondFactor, needsSecondFactor } from '../../src/accounts/second-factor/has-second-factor.ts'
import { readPicture } from '../../src/commands/trial/read-qr.ts'
import { DEMO_PASSWORD, type TestHouse, testHouse } from '../support/app.ts'
import { beginSetup, codesIn, hiddenIn, secure } from './authenticator.ts'
import { auditOf, Browser } from './browser.ts'

const PAGE = '/admin/akun/pengaman'
let house: TestHouse
const hosts = ['beji', 'jenu', 'remen', 'kaliuntu', 'tasikharjo', 'mentoso', 'wadung', 'socorejo', 'sugihwaras'].map(
  (name) => `${name}.localhost`,
)
let host = ''
const seconds = (count: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + count * 1000)
}
const arrived = async () => {
  const browser = new Browser(house, host)
  await browser.signIn('kades')
  return browser
}
const isSignedIn = async (browser: Browser) => (await browser.get('/admin/akun')).statusCode === 200
/** Signs in by password; what comes back asks for a code. */
const halfway = async (browser = new Browser(house, host), password = DEMO_PASSWORD) => {
  const asked = await browser.signIn('kades', password)
  return { browser, asked, ticket: hiddenIn(asked, 'ticket') }
}
const finish = (browser: Browser, ticket: string, typed: { code?: string; recovery?: string }) =>
  browser.post('/masuk/kode', { ticket, ...typed })
const factorOf = async () => {
  const { id: siteId } = await house.site(host)
  return house.database.door(siteId, (db) => db.secondFactor.findFirst({ where: { siteId } }))
}

beforeAll(async () => {
  house = await testHouse()
})
beforeEach(() => {
  host = hosts.pop() as string
})
afterAll(() => house.close())

describe('setting it up', () => {
  test('the QR and the text are one secret; nothing counts until a code of it was typed, with the password', async () => {
    const browser = await arrived()
    const { page, sealed, app } = await beginSetup(house, browser)
    const picture = /src="data:image\/svg\+xml;base64,([^"]+)"/.exec(page.body)?.[1] ?? ''
    const png = await sharp(Buffer.from(picture, 'base64')).resize(600).png().toBuffer()
    const [address = ''] = await readPicture(png)
    expect(new URL(address).searchParams.get('secret')).toBe(app.secret)

    const typed = { sealed, password: DEMO_PASSWORD, code: app.code() }
    for (const [fields, sentence] of [
      [{ ...typed, code: '' }, 'Isi 6 angka dari aplikasi.'],
      [{ ...typed, code: app.code(120) }, 'Kode tidak cocok.'],
      [{ ...typed, password: 'bukan ini' }, 'Kata sandi tidak cocok.'],
    ] as const) {
      const refused = await browser.post(PAGE, fields)
      expect(refused.statusCode).toBe(422)
      expect(refused.body).toContain(sentence)
      expect(hiddenIn(refused, 'sealed'), 'the app already has this secret').toBe(sealed)
      expect(refused.body).not.toContain(DEMO_PASSWORD)
    }
    expect(await factorOf()).toBeNull()
    expect((await browser.post(PAGE, { ...typed, sealed: 'karangan' })).headers.location).toBe(PAGE)

    const other = await arrived()
    const done = await browser.post(PAGE, typed)
    expect(codesIn(done)).toHaveLength(10)
    expect([await isSignedIn(browser), await isSignedIn(other)]).toEqual([true, false])
    expect(codesIn(await browser.post(PAGE, typed)), 'a form sent twice').toEqual(codesIn(done))
    expect((await browser.get('/admin/akun')).body).toContain('Terpasang: kode di ponsel Anda')

    const stored = JSON.stringify(await factorOf())
    for (const secret of [app.secret, ...codesIn(done)]) expect(stored).not.toContain(secret)
    const trail = (await auditOf(house, host)).filter(({ deed }) => deed === 'account.set-second-factor')
    expect(trail).toHaveLength(1)
  })

  test('whoever came from what they were about to sign is led back there, and nowhere else', async () => {
    const browser = await arrived()
    const going = '/admin/tanda-tangan/setuju'
    const page = await browser.get(`${PAGE}?kembali=${going}`)
    expect(hiddenIn(page, 'kembali')).toBe(going)
    const { sealed, app } = await beginSetup(house, browser)
    const typed = { sealed, password: DEMO_PASSWORD, kembali: going }
    const refused = await browser.post(PAGE, { ...typed, code: app.code(120) })
    expect(hiddenIn(refused, 'kembali')).toBe(going)
    const again = await browser.post(PAGE, { ...typed, sealed: `${sealed}x`, code: app.code() })
    expect(again.headers.location).toBe(`${PAGE}?kembali=${encodeURIComponent(going)}`)
    const done = await browser.post(PAGE, { ...typed, code: app.code() })
    expect(done.body).toContain(`href="${going}">Sudah saya simpan`)
    const led = await browser.post(PAGE, { ...typed, kembali: '//jahat.example', code: app.code() })
    expect(led.body).toContain('href="/admin">Sudah saya simpan')
  })

  test('one officer’s secret sets up no other’s', async () => {
    const { sealed, app } = await beginSetup(house, await arrived())
    const sekdes = new Browser(house, host)
    await sekdes.signIn('sekdes')
    await sekdes.post(PAGE, { sealed, password: DEMO_PASSWORD, code: app.code() })
    expect(await factorOf()).toBeNull()
  })

  test('whoever signs or endorses needs one, and features can ask whether it is there', async () => {
    expect(needsSecondFactor({ permissions: new Set(['sign']) })).toBe(true)
    expect(needsSecondFactor({ permissions: new Set(['endorse']) })).toBe(true)
    expect(needsSecondFactor({ permissions: new Set(['letters', 'issue', 'revoke']) })).toBe(false)
    const browser = await arrived()
    expect((await browser.get('/admin/akun')).body).toContain('pasang pengaman')
    const site = await house.site(host)
    const has = (scope: 'office' | 'door') =>
      house.database[scope](site.id, async (db) => {
        const officers = await db.officer.findMany({ where: { siteId: site.id }, select: { id: true, username: true } })
        const found = await Promise.all(
          officers.map(async (each) => [each.username, await hasSecondFactor(db, site, each)]),
        )
        return Object.fromEntries(found)
      })
    expect(await has('office')).toEqual({ kades: false, operator: false, sekdes: false })
    await secure(house, browser)
    for (const scope of ['office', 'door'] as const)
      expect(await has(scope)).toEqual({ kades: true, operator: false, sekdes: false })
    expect((await browser.get('/admin/akun')).body).not.toContain('pasang pengaman')
  })
})

describe('signing in', () => {
  test('a right password alone opens nothing; a code finishes it, once', async () => {
    const { app } = await secure(house, await arrived())
    const { browser, asked, ticket } = await halfway()
    expect([asked.statusCode, browser.cookie, asked.headers['cache-control']]).toEqual([200, null, 'no-store'])
    expect(asked.body).toContain('autocomplete="one-time-code"')
    expect(await isSignedIn(browser)).toBe(false)

    const replayed = await finish(browser, ticket, { code: app.code() })
    expect(replayed.statusCode, 'the code that set it up').toBe(422)
    expect(replayed.body).toContain('Kode ini sudah dipakai.')
    seconds(30)
    for (const code of ['', '12345', '1234567', app.code(90), app.code(-90)])
      expect((await finish(browser, ticket, { code })).statusCode, code).toBe(code === app.code() ? 303 : 422)
    const code = app.code()
    const opened = await finish(new Browser(house, host, '203.0.113.9'), ticket, { code })
    expect([opened.statusCode, opened.headers.location]).toEqual([303, '/admin'])

    const again = await halfway(new Browser(house, host, '203.0.113.10'))
    expect((await finish(again.browser, again.ticket, { code })).statusCode).toBe(422)
    seconds(30)
    const race = await Promise.all(
      [11, 12].map((at) => finish(new Browser(house, host, `203.0.113.${at}`), again.ticket, { code: app.code() })),
    )
    expect(race.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422])
    const trail = await auditOf(house, host)
    for (const deed of ['account.code-asked', 'account.code-refused'])
      expect(trail.map((each) => each.deed)).toContain(deed)
    expect(JSON.stringify(trail)).not.toContain(code)
  })

  test('a code is guessed no more often than a password', async () => {
    const { app } = await secure(house, await arrived())
    seconds(60)
    const { browser, ticket } = await halfway()
    const statuses = []
    for (let guess = 0; guess < 6; guess++)
      statuses.push((await finish(browser, ticket, { code: app.code(300 + guess * 30) })).statusCode)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
    expect((await finish(browser, ticket, { code: app.code() })).headers['retry-after']).toBe('900')
    for (let at = 20; at < 26; at++)
      statuses.push((await finish(new Browser(house, host, `203.0.113.${at}`), ticket, { code: '000000' })).statusCode)
    expect(statuses.at(-1), 'the eleventh, from an address of its own').toBe(429)
  })

  test('the half of a sign-in is of one site and one account, for ten minutes, and ends with the password', async () => {
    const { app } = await secure(house, await arrived())
    seconds(60)
    const { ticket } = await halfway()
    const elsewhere = await finish(new Browser(house, 'localhost'), ticket, { code: app.code() })
    expect(elsewhere.body).toContain('Waktu untuk mengisi kode habis.')
    for (const bent of ['', ticket.slice(0, -2), `${ticket}a`.slice(1)])
      expect((await finish(new Browser(house, host), bent, { code: app.code() })).statusCode).toBe(422)
    seconds(601)
    expect((await finish(new Browser(house, host), ticket, { code: app.code() })).body).toContain('habis')

    const late = await halfway()
    const { id: siteId } = await house.site(host)
    await house.database.door(siteId, (db) =>
      db.credential.updateMany({ where: { siteId }, data: { passwordHash: 'diganti' } }),
    )
    const stale = await finish(late.browser, late.ticket, { code: app.code() })
    expect([stale.statusCode, late.browser.cookie]).toEqual([422, null])
    expect((await new Browser(house, host).get('/masuk/kode')).headers.location).toBe('/masuk')
  })
})

describe('a printed code', () => {
  test('signs in where the phone is not at hand, each once; others can be printed, and the old page is then worth nothing', async () => {
    const { printed } = await secure(house, await arrived())
    const [first = '', second = '', third = ''] = printed
    const { browser, ticket } = await halfway()
    const opened = await finish(browser, ticket, { recovery: first.toUpperCase() })
    expect(opened.headers.location).toBe('/admin/akun/pengaman?pesan=cadangan')
    expect((await browser.get('/admin/akun/pengaman?pesan=cadangan')).body).toContain('Sisa 9 dari 10')
    expect((await finish(new Browser(house, host), ticket, { recovery: first })).statusCode).toBe(422)
    const race = await Promise.all(
      [11, 12].map((at) => finish(new Browser(house, host, `203.0.113.${at}`), ticket, { recovery: second })),
    )
    expect(race.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422])

    const id = hiddenIn(await browser.get(PAGE), 'id')
    expect((await browser.post(`${PAGE}/cadangan`, { id, password: 'salah' })).statusCode).toBe(422)
    const fresh = await browser.post(`${PAGE}/cadangan`, { id, password: DEMO_PASSWORD })
    expect(codesIn(fresh)).toHaveLength(10)
    expect(codesIn(await browser.post(`${PAGE}/cadangan`, { id, password: DEMO_PASSWORD }))).toEqual(codesIn(fresh))
    expect((await finish(new Browser(house, host), ticket, { recovery: third })).statusCode).toBe(422)
    expect((await finish(new Browser(house, host), ticket, { recovery: codesIn(fresh)[9] })).statusCode).toBe(303)
  })
})

test('it is taken away with the password and a code, and another can be set up', async () => {
  const browser = await arrived()
  const { app, printed } = await secure(house, browser)
  const remove = (removalPassword: string, removalCode: string) =>
    browser.post(`${PAGE}/lepas`, { removalPassword, removalCode })
  expect((await remove('salah', printed[0] ?? '')).statusCode).toBe(422)
  expect((await remove(DEMO_PASSWORD, app.code(300))).statusCode).toBe(422)
  expect((await remove(DEMO_PASSWORD, printed[0] ?? '')).headers.location).toBe(`${PAGE}?pesan=lepas`)
  expect(await factorOf()).toBeNull()
  const next = await secure(house, browser)
  expect(next.printed).toHaveLength(10)
  expect(next.app.secret).not.toBe(app.secret)
})
