import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../support/app.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test.each([
  [
    'beji.localhost',
    'operator',
    'mengatur akun sendiri, menulis berita dan produk, menyiapkan dan mencetak surat, menerbitkan surat',
  ],
  [
    'kecamatan-jenu.localhost',
    'camat',
    'mengatur akun sendiri, menulis berita dan produk, memeriksa dan mengembalikan surat, mengesahkan surat desa, membaca jejak: siapa berbuat apa dan kapan, mengatur akun perangkat, mengatur situs, pejabat, dan mandat',
  ],
  [
    'localhost',
    'admin',
    'mengatur akun sendiri, mengatur akun perangkat, membaca jejak: siapa berbuat apa dan kapan, membuka dan menutup situs, dan menjaga kuncinya',
  ],
])('at %s %s is told of the rights some page asks for, and of no other', async (host, username, rights) => {
  const { body } = await house.get(`http://${host}/admin/akun`, await house.signIn(host, username))
  expect(body).toContain(`<dt>Anda boleh</dt><dd>${rights}</dd>`)
})
