import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

const host = 'beji.localhost:3000'
const DESK = `http://${host}/admin`
let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

/** A sign-in without a name: 422 when the form is taken, 403 when it is refused for where it came from. */
const sent = async (headers: Record<string, string>) => {
  const typed = { host, 'content-type': 'application/x-www-form-urlencoded', ...headers }
  return (await house.app.inject({ method: 'POST', url: '/masuk', headers: typed, payload: '' })).statusCode
}

test('a form of this very site is taken', async () => {
  expect(await sent({ origin: `http://${host}` })).toBe(422)
  expect(await sent({ 'sec-fetch-site': 'same-origin', origin: `http://${host}` })).toBe(422)
})

test('a form of another origin is refused, a village’s neighbour included', async () => {
  for (const origin of [
    'https://example.com',
    'http://jenu.localhost:3000',
    'http://localhost:3000',
    'http://beji.localhost',
    'null',
    'beji',
    '',
  ])
    expect(await sent({ origin }), origin).toBe(403)
})

test('what the browser says of where it came from is believed before the rest', async () => {
  for (const site of ['same-site', 'cross-site', 'none', 'anything'])
    expect(await sent({ 'sec-fetch-site': site, origin: `http://${host}` }), site).toBe(403)
})

test('a form that says nothing of where it came from is refused', async () => {
  expect(await sent({})).toBe(403)
  expect(await sent({ referer: `http://${host}/masuk` })).toBe(403)
})

test('reading is free from anywhere', async () => {
  const headers = { host, origin: 'https://example.com', 'sec-fetch-site': 'cross-site' }
  expect((await house.app.inject({ url: '/masuk', headers })).statusCode).toBe(200)
})

test('a form that lost what it carries unseen is told so, and nothing is kept', async () => {
  const cookie = await house.signIn(host, 'operator')
  const id = newId()
  await house.post(`${DESK}/berita`, { id, title: 'Kabar', body: 'Isi' }, cookie)
  const broken: [string, Record<string, string>][] = [
    ['berita', { title: 'Kabar', body: 'Isi' }],
    ['berita', { id: 'bukan-id', title: 'Kabar', body: 'Isi' }],
    [`berita/${id}`, { title: 'Kabar lain', body: 'Isi' }],
    ['produk', { name: 'Kopi' }],
    ['surat/baru/keterangan-usaha', { nama: 'Siti' }],
    [`surat/${id}`, { nama: 'Siti' }],
    [`surat/${id}/terbitkan`, { alasan: 'Sesuai KTP.' }],
  ]
  for (const [path, form] of broken) {
    const { statusCode, body } = await house.post(`${DESK}/${path}`, form, cookie)
    expect([path, statusCode]).toEqual([path, 400])
    expect(body).toContain('Formulir ini tidak terkirim utuh, jadi tidak ada yang disimpan.')
  }
  expect((await house.get(`${DESK}/berita/${id}`, cookie)).body).toContain('value="Kabar"')
  expect((await house.get(`${DESK}/berita`, cookie)).body).not.toContain('Kabar lain')
})
