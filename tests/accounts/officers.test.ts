import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { DEMO_PASSWORD, type TestHouse, testHouse } from '../support/app.ts'
import { type Rows, rowsOf } from '../support/rows.ts'
import { linkIn, secure } from './authenticator.ts'
import { auditOf, Browser } from './browser.ts'

const DESK = '/admin/pengguna'
let house: TestHouse
let rows: Rows
const hosts =
  'beji jenu remen kaliuntu tasikharjo mentoso wadung socorejo sugihwaras karangasem temaji purworejo suwalan'
    .split(' ')
    .map((name) => `${name}.localhost`)
let host = ''
let site: Site
let admin: Browser
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
})
beforeEach(async () => {
  host = hosts.pop() as string
  site = await house.site(host)
  admin = await arrived('kades')
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

async function arrived(username: string) {
  const browser = new Browser(house, host)
  await browser.signIn(username)
  return browser
}
const officer = (username: string) =>
  house.database.office(site.id, (db) =>
    db.officer.findUniqueOrThrow({ where: { siteId_username: { siteId: site.id, username } } }),
  )
const isSignedIn = async (browser: Browser) => (await browser.get('/admin/akun')).statusCode === 200
const PERSON = { username: 'siti', name: 'Siti Contoh', 'role-operator': 'ya' }
const invite = (fields: Record<string, string>, id = newId()) => admin.post(DESK, { id, tautan: newId(), ...fields })
const edit = async (username: string, fields: Record<string, string>, by = admin) => {
  const { id, version } = await officer(username)
  return by.post(`${DESK}/${id}`, { version: `${version}`, ...fields })
}
const suspend = async (username: string, by = admin) => {
  const { id, version } = await officer(username)
  return by.post(`${DESK}/${id}/hentikan`, { version: `${version}` })
}

describe('the list', () => {
  test('says who may do what, who is which official, when they last signed in, and what is missing', async () => {
    const head = await house.database.office(site.id, (db) => db.official.findFirstOrThrow({ where: { rank: 'head' } }))
    await edit('kades', { name: 'Kades Contoh', 'role-head': 'ya', 'role-admin': 'ya', officialId: head.id })
    await invite(PERSON)
    await suspend('sekdes')
    const { body } = await admin.get(DESK)
    for (const words of [
      'Kepala desa, Admin situs',
      'Pejabat: Kepala Desa',
      '6 Juli 2026, 09.00 WIB',
      'Belum pernah',
      'Belum, perlu',
      'Diundang',
      'Dihentikan',
      'Aktif',
    ])
      expect(body).toContain(words)
    expect((await admin.get('/admin/pejabat')).body).toContain('<a href="/admin/pengguna">Pengguna</a>')
    expect((await (await arrived('operator')).get(DESK)).statusCode).toBe(403)
  })
})

describe('an invitation', () => {
  test('makes the account with its roles and no password', async () => {
    const page = await invite({ ...PERSON, 'role-secretary': 'ya' })
    expect(page.statusCode).toBe(200)
    expect(linkIn(page)).toMatch(new RegExp(`^http://${host}:3000/undangan/[0-9a-f]{64}$`))
    const whatsapp = /href="(https:\/\/wa\.me\/[^"]+)"/.exec(page.body)?.[1] ?? ''
    expect(new URL(whatsapp.replaceAll('&amp;', '&')).searchParams.get('text')).toContain(linkIn(page))
    expect((await officer('siti')).roles).toEqual(['operator', 'secretary'])
    expect((await new Browser(house, host).signIn('siti', DEMO_PASSWORD)).statusCode).toBe(422)
  })

  test('comes back with what is wrong', async () => {
    const refused = await invite({ username: 'Ka Des', name: '' })
    expect(refused.statusCode).toBe(422)
    for (const words of ['Kesalahan:', 'Nama pengguna 3 sampai 40', 'Isi nama orangnya.', 'Pilih paling sedikit satu'])
      expect(refused.body).toContain(words)
    expect((await invite({ ...PERSON, username: 'kades' })).body).toContain('sudah dipakai Kades Contoh')
    const stranger = await rows.official(await house.site('kecamatan-jenu.localhost'))
    expect((await invite({ ...PERSON, officialId: stranger.id })).body).toContain('Pilih pejabat dari daftar.')
    expect((await invite({ ...PERSON, 'role-operator': '', 'role-registrar': 'ya' })).statusCode).toBe(422)
  })

  test('sent again with other words under the same id is a conflict', async () => {
    const id = newId()
    await invite(PERSON, id)
    expect((await invite({ ...PERSON, name: 'Siti Lain' }, id)).statusCode).toBe(409)
    expect((await officer('siti')).name).toBe('Siti Contoh')
  })
})

describe('a change', () => {
  test('of roles counts from the next request on, and is in the trail with what was before', async () => {
    const operator = await arrived('operator')
    expect((await operator.get('/admin/surat')).statusCode).toBe(200)
    expect((await edit('operator', { name: 'Operator', 'role-admin': 'ya' })).statusCode).toBe(303)
    expect((await operator.get('/admin/surat')).statusCode).toBe(403)
    expect((await operator.get(DESK)).statusCode).toBe(200)
    const deeds = (await auditOf(house, host)).filter(({ deed }) => deed === 'account.edit')
    expect(deeds).toMatchObject([{ detail: { before: ['operator'], roles: ['admin'] } }])
  })

  test('made on an older version shows both and overwrites nothing; the same sent twice is one', async () => {
    const { id } = await officer('operator')
    const form = { version: '1', name: 'Operator Baru', 'role-operator': 'ya' }
    for (let times = 0; times < 2; times++) expect((await admin.post(`${DESK}/${id}`, form)).statusCode).toBe(303)
    const late = await admin.post(`${DESK}/${id}`, { ...form, name: 'Operator Lama' })
    expect(late.statusCode).toBe(409)
    for (const name of ['Operator Baru', 'Operator Lama']) expect(late.body).toContain(name)
    expect(await officer('operator')).toMatchObject({ name: 'Operator Baru', version: 2 })
  })
})

describe('a suspension', () => {
  test('ends every session at once and lasts until it is lifted, with the password as it was', async () => {
    const [laptop, phone] = [await arrived('operator'), await arrived('operator')]
    expect((await suspend('operator')).headers.location).toContain('pesan=henti')
    expect([await isSignedIn(laptop), await isSignedIn(phone)]).toEqual([false, false])
    expect((await new Browser(house, host).signIn('operator')).statusCode).toBe(422)
    expect((await suspend('operator')).statusCode, 'pressed twice').toBe(303)

    const { id, version } = await officer('operator')
    await admin.post(`${DESK}/${id}/aktifkan`, { version: `${version}` })
    expect([await isSignedIn(laptop), await isSignedIn(await arrived('operator'))]).toEqual([false, true])
    const deeds = (await auditOf(house, host)).map(({ deed }) => deed)
    expect(deeds.filter((deed) => /suspend/.test(deed))).toEqual(['account.suspend', 'account.unsuspend'])
  })

  test('is not of oneself, and takes no site its last admin; nor does a change of roles', async () => {
    const self = await suspend('kades')
    expect([self.statusCode, self.body.includes('Akun sendiri tidak dapat dihentikan.')]).toEqual([422, true])
    const alone = await edit('kades', { name: 'Kades', 'role-head': 'ya' })
    expect([alone.statusCode, alone.body.includes('Situs ini harus punya admin')]).toEqual([422, true])
    await invite({ username: 'calon', name: 'Calon Admin', 'role-admin': 'ya' })
    expect((await edit('kades', { name: 'Kades', 'role-head': 'ya' })).statusCode, 'a guest is no admin yet').toBe(422)

    await edit('sekdes', { name: 'Sekdes', 'role-secretary': 'ya', 'role-admin': 'ya' })
    expect((await edit('kades', { name: 'Kades', 'role-head': 'ya' })).statusCode).toBe(303)
  })

  test('by two admins of each other at once leaves one of them', async () => {
    await edit('sekdes', { name: 'Sekdes', 'role-secretary': 'ya', 'role-admin': 'ya' })
    const sekdes = await arrived('sekdes')
    await Promise.all([suspend('sekdes'), suspend('kades', sekdes)])
    const left = [await officer('kades'), await officer('sekdes')].filter(({ suspendedAt }) => !suspendedAt)
    expect(left).toHaveLength(1)
  })
})

describe('help', () => {
  test('for a lost phone takes the second factor away and signs the account out', async () => {
    const operator = await arrived('operator')
    await secure(house, operator)
    expect((await admin.get(DESK)).body).toContain('Terpasang')
    const { id } = await officer('operator')
    expect((await admin.post(`${DESK}/${id}/lepas-pengaman`)).headers.location).toContain('pesan=pengaman')
    expect(await isSignedIn(operator)).toBe(false)
    expect((await new Browser(house, host).signIn('operator')).statusCode).toBe(303)
    await admin.post(`${DESK}/${id}/lepas-pengaman`)
    const deeds = (await auditOf(house, host)).filter(({ deed }) => deed === 'account.reset-second-factor')
    expect(deeds).toHaveLength(1)
  })

  test('is for others alone: one’s own password and second factor are changed by who knows them', async () => {
    const { id } = await officer('kades')
    await secure(house, admin)
    expect((await admin.post(`${DESK}/${id}/tautan`, { tautan: newId() })).statusCode).toBe(422)
    expect((await admin.post(`${DESK}/${id}/lepas-pengaman`)).statusCode).toBe(422)
    expect(await isSignedIn(admin)).toBe(true)
  })
})

test('sessions are listed by browser, and one can be ended without the others', async () => {
  const [phone, other] = [await arrived('kades'), await arrived('sekdes')]
  const page = await admin.get('/admin/akun')
  expect(page.body).toContain('Masuk di 2 perangkat')
  const key = /name="sesi" value="([0-9a-f]{64})"/.exec(page.body)?.[1] ?? ''
  await other.post('/admin/akun/keluarkan', { sesi: key })
  expect(await isSignedIn(phone), 'somebody else’s key ends nothing').toBe(true)
  await admin.post('/admin/akun/keluarkan', { sesi: key })
  expect([await isSignedIn(phone), await isSignedIn(admin)]).toEqual([false, true])
})
