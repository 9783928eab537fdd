import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD, type TestHouse, testHouse } from '../support/app.ts'
import { auditOf, Browser } from './browser.ts'

const BEJI = 'beji.localhost'
let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

describe('signing in', () => {
  test('the form asks for a name and a password, and is kept by no cache', async () => {
    const page = await new Browser(house, BEJI).get('/masuk')
    expect(page.statusCode).toBe(200)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.body).toContain('autocomplete="username"')
    expect(page.body).toContain('autocomplete="current-password"')
  })

  test('an officer with name and password comes to their desk', async () => {
    const browser = new Browser(house, BEJI)
    const answer = await browser.signIn('operator')
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/admin'])

    const start = await browser.get('/admin')
    expect([start.statusCode, start.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(start.body).toContain('<h1>Hari ini</h1>')

    const account = await browser.get('/admin/akun')
    expect(account.statusCode).toBe(200)
    expect(account.headers['cache-control']).toBe('no-store')
    expect(account.body).toContain('Operator Contoh')
    expect(account.body).toContain('menyiapkan dan mencetak surat')
    expect(account.body).not.toContain('mencabut')
  })

  test.each([
    ['kecamatan-jenu.localhost', 'camat', 'Camat', '/admin/pengesahan'],
    ['localhost', 'admin', 'Admin situs, Pengelola naskah baku, Pengelola wilayah', '/admin/kunci'],
  ])('at %s, %s signs in too, and finds their desk', async (host, username, roles, desk) => {
    const browser = new Browser(house, host)
    await browser.signIn(username)
    expect((await browser.get('/admin')).body).toContain(`<a href="${desk}">`)
    expect((await browser.get('/admin/akun')).body).toContain(roles)
  })

  test('capitals and blanks that a phone adds to the name do not matter', async () => {
    expect((await new Browser(house, BEJI).signIn(' Operator ')).statusCode).toBe(303)
  })

  test('it leads back to the page that was asked for, and never to another site', async () => {
    const browser = new Browser(house, BEJI)
    const asked = await browser.get('/admin/akun?pesan=sandi')
    expect([asked.statusCode, asked.headers.location]).toEqual([303, '/masuk?kembali=%2Fadmin%2Fakun%3Fpesan%3Dsandi'])
    const form = await browser.get(asked.headers.location as string)
    expect(form.body).toContain('name="kembali" value="/admin/akun?pesan=sandi"')

    expect((await browser.signIn('operator', DEMO_PASSWORD, '/admin/akun')).headers.location).toBe('/admin/akun')
    expect((await browser.signIn('operator', DEMO_PASSWORD, '//jahat.example/admin')).headers.location).toBe('/admin')
  })

  test('an empty form comes back with what is missing', async () => {
    const answer = await new Browser(house, BEJI).signIn('', '')
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('<title>Kesalahan: Masuk')
    expect(answer.body).toContain('href="#username">Isi nama pengguna Anda.')
    expect(answer.body).toContain('Isi kata sandi Anda.')
  })

  test('a message that the page does not know is not shown', async () => {
    for (const pesan of ['constructor', 'retas', '<b>']) {
      expect((await new Browser(house, BEJI).get(`/masuk?pesan=${encodeURIComponent(pesan)}`)).body).not.toContain(
        'notice',
      )
    }
  })
})

describe('a wrong name or a wrong password', () => {
  test('get one and the same answer, with the name as it was typed and never the password', async () => {
    const wrong = await new Browser(house, BEJI).signIn('Sekdes', 'bukan-kata-sandi')
    const unknown = await new Browser(house, BEJI).signIn('hantu', 'bukan-kata-sandi')
    expect([wrong.statusCode, unknown.statusCode]).toEqual([422, 422])
    expect(wrong.headers['set-cookie']).toBeUndefined()
    expect(unknown.body.replaceAll('hantu', 'Sekdes')).toBe(wrong.body)
    expect(wrong.body).toContain('value="Sekdes"')
    expect(wrong.body).not.toContain('bukan-kata-sandi')
    expect(wrong.body).toContain('autofocus')
  })

  test('an account of another site is an unknown name here', async () => {
    expect((await new Browser(house, BEJI).signIn('camat')).statusCode).toBe(422)
  })

  test('a suspended account gets that answer too, and its open sessions end', async () => {
    const browser = new Browser(house, 'remen.localhost')
    await browser.signIn('operator')
    const site = await house.site('remen.localhost')
    await house.database.office(site.id, (db) =>
      db.officer.updateMany({ where: { username: 'operator' }, data: { suspendedAt: house.clock.now } }),
    )
    expect((await browser.get('/admin/akun')).headers.location).toContain('/masuk')
    expect((await browser.signIn('operator')).statusCode).toBe(422)
  })
})

describe('the audit trail', () => {
  test('knows who signed in and out and who was refused, and nothing that was typed', async () => {
    const host = 'jenu.localhost'
    const browser = new Browser(house, host)
    await browser.signIn('hantu', 'rahasia-sekali')
    await browser.signIn('kades', 'rahasia-sekali')
    await browser.signIn('kades')
    await browser.post('/keluar')
    const trail = (await auditOf(house, host)).filter(({ deed }) => deed !== 'account.create')
    expect(trail.map(({ deed }) => deed).sort()).toEqual([
      'account.sign-in',
      'account.sign-in-refused',
      'account.sign-in-refused',
      'account.sign-out',
    ])
    expect(trail.map(({ address }) => address)).toEqual(Array(4).fill('203.0.113.7'))
    expect(JSON.stringify(trail)).not.toMatch(/hantu|rahasia/)
  })
})
