import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { newId } from '../../src/shared/id.ts'
import { DEMO_PASSWORD, type TestHouse, testHouse } from '../support/app.ts'
import { linkIn, secure } from './authenticator.ts'
import { auditOf, Browser } from './browser.ts'

const NEW = 'sawah hijau di pagi hari'
const HOST = 'beji.localhost'
let house: TestHouse
let admin: Browser
beforeAll(async () => {
  house = await testHouse()
  admin = new Browser(house, HOST)
  await admin.signIn('kades')
})
afterAll(() => house.close())

const hours = (count: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + count * 3_600_000)
}
const invite = async (username: string) => {
  const form = { id: newId(), tautan: newId(), username, name: 'Bu Contoh', 'role-operator': 'ya' }
  const page = await admin.post('/admin/pengguna', form)
  return { id: form.id, form, page, path: new URL(linkIn(page)).pathname }
}
const choose = (path: string, password = NEW, browser = new Browser(house, HOST)) =>
  browser.post(path, { new: password, repeat: password })
const shown = async (path: string) => {
  const { statusCode, body } = await new Browser(house, HOST).get(path)
  return [statusCode, /<h1>(.*?)<\/h1>/.exec(body)?.[1]]
}

describe('a link', () => {
  test('lets the invited choose a password, signs them in, and is used up', async () => {
    const { id, path, page } = await invite('siti')
    expect(page.headers['cache-control']).toBe('no-store')
    const guest = new Browser(house, HOST)
    const form = await guest.get(path)
    expect(form.body).toContain('Selamat datang, Bu Contoh.')
    expect(form.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'strict-origin',
      'x-robots-tag': 'noindex',
    })
    await guest.get(path)

    const used = await choose(path, NEW, guest)
    expect([used.statusCode, used.headers.location]).toEqual([303, '/admin/akun?pesan=selamat-datang'])
    expect((await guest.get('/admin/akun?pesan=selamat-datang')).body).toContain('Bu Contoh')
    expect((await new Browser(house, HOST).signIn('siti', NEW)).statusCode).toBe(303)

    expect(await shown(path)).toEqual([410, 'Tautan ini sudah dipakai'])
    const second = await choose(path, 'kata sandi si perebut')
    expect([second.statusCode, second.headers['set-cookie']]).toEqual([410, undefined])
    expect((await new Browser(house, HOST).signIn('siti', 'kata sandi si perebut')).statusCode).toBe(422)
    const trail = (await auditOf(house, HOST)).filter(({ subjectId }) => subjectId === id).map(({ deed }) => deed)
    expect(trail).toEqual(expect.arrayContaining(['account.invite', 'account.use-invitation', 'account.sign-in']))
  })

  test('of two uses at once one wins', async () => {
    const { path } = await invite('rebutan')
    const answers = await Promise.all(['sungai bening sekali', 'gunung biru sekali'].map((each) => choose(path, each)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 410])
    const winner = answers[0]?.statusCode === 303 ? 'sungai bening sekali' : 'gunung biru sekali'
    expect((await new Browser(house, HOST).signIn('rebutan', winner)).statusCode).toBe(303)
  })

  test('asks for a password that the rules accept, and gives none back', async () => {
    const { path } = await invite('lemah')
    const weak = await choose(path, 'padi')
    expect([weak.statusCode, weak.body.includes('Kata sandi kurang 6 karakter')]).toEqual([422, true])
    const apart = await new Browser(house, HOST).post(path, { new: NEW, repeat: 'lain dari itu' })
    expect(apart.body).toContain('Kata sandi dan ulangannya tidak sama.')
    expect(apart.body).not.toContain(NEW)
    expect((await choose(path)).statusCode).toBe(303)
  })

  test('lasts a day', async () => {
    const { path } = await invite('terlambat')
    hours(23.99)
    expect((await shown(path))[0]).toBe(200)
    hours(0.02)
    expect(await shown(path)).toEqual([410, 'Tautan ini sudah habis waktunya'])
    expect((await choose(path)).statusCode).toBe(410)
    hours(-24.01)
  })

  test('is worth nothing at another site, cut short, or guessed', async () => {
    const { path } = await invite('alamat')
    expect((await new Browser(house, 'jenu.localhost').get(path)).statusCode).toBe(404)
    for (const wrong of [
      path.slice(0, -1),
      `${path}a`,
      path.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      '/undangan/%F0%9F%8D%9A',
    ])
      expect(await shown(wrong), wrong).toEqual([404, 'Tautan ini tidak dikenal'])
    expect((await choose('/undangan/tebakan')).statusCode).toBe(404)
    expect((await shown(path))[0]).toBe(200)
  })

  test('shows again to who sends the same form twice, even at once, and only while it is open', async () => {
    const form = { id: newId(), tautan: newId(), username: 'dobel', name: 'Pak Dobel', 'role-operator': 'ya' }
    const pages = await Promise.all([1, 2].map(() => admin.post('/admin/pengguna', form)))
    expect(new Set(pages.map(linkIn)).size).toBe(1)
    const again = { tautan: newId() }
    const links = await Promise.all([1, 2].map(() => admin.post(`/admin/pengguna/${form.id}/tautan`, again)))
    expect(links.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    expect(new Set(links.map(linkIn)).size).toBe(1)
    expect(await shown(new URL(linkIn(pages[0]!)).pathname)).toEqual([410, 'Tautan ini tidak berlaku lagi'])

    await choose(new URL(linkIn(links[0]!)).pathname)
    expect((await admin.post('/admin/pengguna', form)).headers.location).toBe(`/admin/pengguna/${form.id}`)
    const spent = await admin.post(`/admin/pengguna/${form.id}/tautan`, again)
    expect([spent.statusCode, spent.body.includes('tidak berlaku lagi')]).toEqual([422, true])
  })

  test('can be withdrawn, and goes with a suspension', async () => {
    const { id, path } = await invite('ditarik')
    expect((await admin.post(`/admin/pengguna/${id}/tarik-tautan`)).headers.location).toContain('pesan=tarik')
    expect(await shown(path)).toEqual([410, 'Tautan ini tidak berlaku lagi'])
    const other = await invite('dihentikan')
    await admin.post(`/admin/pengguna/${other.id}/hentikan`, { version: '1' })
    expect((await shown(other.path))[0]).toBe(410)
    await admin.post(`/admin/pengguna/${other.id}/aktifkan`, { version: '2' })
    expect((await shown(other.path))[0]).toBe(410)
  })

  test('stands in no row and in no line of the log', async () => {
    const { id, path } = await invite('rahasia')
    const token = path.split('/').at(-1) as string
    const { id: siteId } = await house.site(HOST)
    const rows = await house.database.door(siteId, async (db) => [
      await db.invitation.findMany({ where: { siteId } }),
      await db.auditEntry.findMany({ where: { siteId } }),
      await db.officer.findMany({ where: { siteId, id } }),
    ])
    expect(JSON.stringify(rows)).not.toContain(token)

    const lines: string[] = []
    const config = { ...house.config, logLevel: 'trace' }
    const app = await buildApp({ config, database: house.database, logStream: { write: (line) => lines.push(line) } })
    try {
      const headers = { host: HOST, origin: `http://${HOST}`, 'content-type': 'application/x-www-form-urlencoded' }
      await app.inject({ url: path, headers: { host: HOST } })
      await app.inject({ method: 'POST', url: path, headers, payload: 'new=padi' })
      await app.inject({ method: 'POST', url: path, headers: { host: HOST }, payload: '' })
      expect(lines.join('')).not.toContain(token)
    } finally {
      await app.close()
    }
  })
})

describe('a forgotten password', () => {
  test('is replaced by a link: the old one stops working and every device is out at once', async () => {
    const operator = new Browser(house, HOST)
    await operator.signIn('operator')
    for (let guess = 0; guess < 5; guess++) await new Browser(house, HOST).signIn('operator', 'salah')
    const id = await idOf('operator')
    const page = await admin.post(`/admin/pengguna/${id}/tautan`, { tautan: newId() })
    expect(page.body).toContain('Kata sandi yang lama sudah tidak berlaku')
    expect((await operator.get('/admin/akun')).statusCode).toBe(303)
    const late = new Browser(house, HOST, '198.51.100.4')
    expect((await late.signIn('operator', DEMO_PASSWORD)).statusCode).toBe(422)
    expect((await choose(new URL(linkIn(page)).pathname)).statusCode).toBe(303)
    expect((await new Browser(house, HOST).signIn('operator', NEW)).statusCode, 'earlier guesses are forgotten').toBe(
      303,
    )
  })

  test('does not go around the second factor', async () => {
    const sekdes = new Browser(house, HOST)
    await sekdes.signIn('sekdes')
    await secure(house, sekdes)
    const page = await admin.post(`/admin/pengguna/${await idOf('sekdes')}/tautan`, { tautan: newId() })
    const guest = new Browser(house, HOST)
    const used = await choose(new URL(linkIn(page)).pathname, NEW, guest)
    expect([used.headers.location, guest.cookie]).toEqual(['/masuk?pesan=sandi-baru', null])
    expect((await guest.signIn('sekdes', NEW)).body).toContain('Kode pengaman')
    expect(guest.cookie).toBeNull()
  })
})

async function idOf(username: string): Promise<string> {
  const { id: siteId } = await house.site(HOST)
  const where = { siteId_username: { siteId, username } }
  return (await house.database.office(siteId, (db) => db.officer.findUniqueOrThrow({ where }))).id
}
