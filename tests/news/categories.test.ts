import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { hidden } from '../support/upload.ts'

const BEJI = 'http://beji.localhost:3000'
let house: TestHouse
let operator: string

beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost:3000', 'operator')
})
afterAll(() => house.close())

const LIST = `${BEJI}/admin/berita/kategori`
const list = () => house.get(LIST, operator)
const was = async () => hidden(await list(), 'was')
const write = (title: string, categoryId = '') =>
  house.post(`${BEJI}/admin/berita`, { id: newId(), title, body: 'Isi.', categoryId, aksi: 'terbitkan' }, operator)
const titles = (body: string) => [...body.matchAll(/<h2><a href="\/berita\/[^"]*">([^<]*)</g)].map(([, title]) => title)
const idOf = async (name: string) => {
  const { body } = await house.get(`${BEJI}/admin/berita/baru`, operator)
  return new RegExp(`<option value="([^"]+)">${name}`).exec(body)?.[1] ?? ''
}

test('news is sorted by the village’s own categories, which keep their address when they are renamed', async () => {
  expect((await house.get(`${BEJI}/admin/berita/baru`, operator)).body).not.toContain('name="categoryId"')
  expect((await list()).body).toContain('value="Kesehatan"')
  const names = { 'kategori-1': 'Kegiatan', 'kategori-3': 'Kesehatan & gizi', 'kategori-4': 'kegiatan' }
  const refused = await house.post(LIST, { ...names, was: await was() }, operator)
  expect([refused.statusCode, refused.body]).toEqual([
    422,
    expect.stringContaining('Kategori ini sudah ada di daftar.'),
  ])
  const before = await was()
  expect((await house.post(LIST, { ...names, 'kategori-4': '', was: before }, operator)).statusCode).toBe(303)
  expect((await house.post(LIST, { 'kategori-1': 'Lain', was: before }, operator)).statusCode).toBe(409)

  const health = await idOf('Kesehatan &amp; gizi')
  for (const [title, category] of [
    ['Timbang 1', health],
    ['Timbang 2', health],
    ['Rapat', await idOf('Kegiatan')],
    ['Lepas', ''],
  ] as const)
    expect((await write(title, category)).statusCode).toBe(303)
  await write('Kategori palsu', newId())
  const filtered = await house.get(`${BEJI}/berita?kategori=kesehatan-dan-gizi`)
  expect((await house.get(`${BEJI}/`)).body).toMatch(/<p class="kicker">[^\n]*<\/time> · Kesehatan &amp; gizi<\/p>/)
  expect(titles(filtered.body)).toEqual(['Timbang 2', 'Timbang 1'])
  expect(filtered.body).toContain(`<link rel="canonical" href="${BEJI}/berita?kategori=kesehatan-dan-gizi">`)
  expect(filtered.body).toContain('<a href="/berita?kategori=kesehatan-dan-gizi" aria-current="page">')
  expect((await house.get(`${BEJI}/berita?kategori=kesehatan-dan-gizi&halaman=2`)).statusCode).toBe(404)
  const read = (await house.get(`${BEJI}/berita/timbang-1`)).body
  expect(read).toContain('"articleSection":"Kesehatan \\u0026 gizi"')
  const others = [...read.split('Kabar lain')[1]!.matchAll(/href="\/berita\/([\w-]+)"/g)].map(([, slug]) => slug)
  expect(others).toEqual(['timbang-2', 'kategori-palsu', 'lepas'])

  const renamed = {
    'kategori-1': 'Kegiatan',
    'kategori-1-id': await idOf('Kegiatan'),
    'kategori-2': 'Sehat',
    'kategori-2-id': health,
  }
  await house.post(LIST, { ...renamed, was: await was() }, operator)
  await expect
    .poll(async () => (await house.get(`${BEJI}/berita?kategori=kesehatan-dan-gizi`)).body)
    .toContain('Berita: Sehat')
  await house.post(
    LIST,
    { 'kategori-1': 'Kegiatan', 'kategori-1-id': renamed['kategori-1-id'], was: await was() },
    operator,
  )
  await expect
    .poll(async () => (await house.get(`${BEJI}/berita?kategori=kesehatan-dan-gizi`)).headers.location)
    .toBe('/berita')
  expect((await house.get(`${BEJI}/berita/timbang-1`)).statusCode).toBe(200)
})
