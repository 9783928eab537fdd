import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishStandard } from '../../src/letters/standard/publish-standard.ts'
import { shippedStandard } from '../../src/letters/standard/shipped-standard.ts'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { businessAnswers } from './answers.ts'

const BEJI = 'http://beji.localhost'
const id = newId()
const draft = `${BEJI}/admin/surat/${id}`
let house: TestHouse
let operator: string
beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost', 'operator')
  const form = { id, ...businessAnswers, nama: 'Siti Tertinggal', aksi: 'simpan' }
  await house.post(`${BEJI}/admin/surat/baru/keterangan-usaha`, form, operator)
  const regency = await house.site('localhost')
  const standard = await shippedStandard()
  const types = standard.types.filter(({ slug }) => slug !== 'keterangan-usaha')
  await house.database.office(regency.id, (db) =>
    publishStandard(db, regency, { ...standard, types, now: house.clock.now }),
  )
})
afterAll(() => house.close())

test('a draft whose type left the standard opens to be read, and says why no more', async () => {
  const { statusCode, body } = await house.get(draft, operator)
  expect(statusCode).toBe(200)
  expect(body).toContain('Jenis surat ini tidak ada lagi di naskah baku kabupaten.')
  expect(body).toContain('<dt>Nama lengkap</dt><dd>Siti Tertinggal</dd>')
  expect(body).not.toContain('name="nama"')
  expect((await house.get(`${draft}/periksa`, operator)).headers.location).toBe(`/admin/surat/${id}`)
})

test('it is neither changed nor issued, and the answer says the same', async () => {
  for (const [path, form] of [
    ['', { ...businessAnswers, version: '1', aksi: 'simpan' }],
    ['/terbitkan', { version: '1' }],
  ] as const) {
    const { statusCode, body } = await house.post(`${draft}${path}`, form, operator)
    expect([statusCode, body.includes('tidak ada lagi di naskah baku')], path).toEqual([409, true])
  }
})

test('it can be thrown away', async () => {
  expect((await house.post(`${draft}/buang`, {}, operator)).headers.location).toBe('/admin/surat?pesan=hapus')
  expect((await house.get(draft, operator)).statusCode).toBe(404)
})
