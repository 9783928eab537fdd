import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../support/app.ts'
import { type Rows, rowsOf } from '../support/rows.ts'

let house: TestHouse
let rows: Rows
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

async function page(url: string): Promise<string> {
  house.app.pageCache.dropAll()
  return (await house.get(url)).body
}

test('the profile shows vision, missions, the head and the week', async () => {
  const body = await page('http://beji.localhost/profil')
  expect(body).toContain('Visi dan misi')
  expect(body).toContain('Kepala Desa')
  expect(body).toMatch(/<th scope="row">Sabtu<\/th><td>Tutup/)
})

test('officials stand in the order of the office, each with position and duty', async () => {
  const body = await page('http://beji.localhost/perangkat')
  expect(body.indexOf('Kepala Desa')).toBeLessThan(body.indexOf('Sekretaris Desa'))
  expect(body).toContain('Mengurus administrasi')
})

test('who left office is no longer shown, who comes later not yet', async () => {
  const { id } = await house.site('jenu.localhost')
  await rows.client.query(
    `UPDATE official SET until = '2026-07-05' WHERE site_id = $1 AND position = 'Kepala Dusun I'`,
    [id],
  )
  await rows.client.query(
    `UPDATE official SET since = '2026-07-07' WHERE site_id = $1 AND position = 'Kepala Dusun II'`,
    [id],
  )
  const body = await page('http://jenu.localhost/perangkat')
  expect(body).toContain('Kepala Seksi Pelayanan')
  expect(body).not.toContain('Kepala Dusun')
})

test('a profile edited is a profile shown, in the footer too', async () => {
  const { id } = await house.site('jenu.localhost')
  await page('http://jenu.localhost/profil')
  await rows.client.query(`UPDATE site_profile SET address = 'Jalan Baru 7' WHERE site_id = $1`, [id])
  await expect.poll(() => page('http://jenu.localhost/berita')).toContain('Jalan Baru 7')
})

test('a district and a regency have no village profile', async () => {
  expect((await house.get('http://kecamatan-jenu.localhost/profil')).statusCode).toBe(404)
  expect((await house.get('http://localhost/perangkat')).statusCode).toBe(404)
})
