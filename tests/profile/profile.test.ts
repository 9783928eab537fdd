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

/** What a form of the desk says of the part it is about: its version. */
const versionIn = (body: string) => /name="version" value="([^"]+)"/.exec(body)![1]!
const BEJI = 'http://beji.localhost'

test('a part of the profile that is written is shown, and two who write it overwrite nothing', async () => {
  const operator = await house.signIn('beji.localhost', 'operator')
  const form = (part: string) => house.get(`${BEJI}/admin/profil/${part}`, operator)
  const send = (part: string, fields: Record<string, string>) =>
    house.post(`${BEJI}/admin/profil/${part}`, fields, operator)

  expect(await page(`${BEJI}/profil/lembaga`)).toContain('Bagian ini belum diisi.')
  const version = versionIn((await form('lembaga')).body)
  const rows = { 'name-0': 'PKK', 'head-0': 'Bu Contoh', 'name-1': 'BPD', 'hapus-1': 'ya', 'text-2': 'Tanpa nama.' }
  const refused = await send('lembaga', { version, ...rows })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('<a href="#name-2">Isi nama lembaga.</a>')
  expect(refused.body).toContain('value="PKK"')

  const vision = versionIn((await form('visi-misi')).body)
  expect((await send('lembaga', { version, ...rows, 'text-2': '' })).statusCode).toBe(303)
  const shown = await page(`${BEJI}/profil/lembaga`)
  expect(shown).toContain('Ketua: <b>Bu Contoh</b>')
  expect(shown).not.toContain('<h2>BPD')
  expect(await page(`${BEJI}/profil`)).toContain('href="/profil/lembaga"')

  const late = await send('lembaga', { version, 'name-0': 'Karang Taruna' })
  expect(late.statusCode).toBe(409)
  expect(late.body).toMatch(/value="Karang Taruna"[\s\S]*Yang tersimpan sekarang[\s\S]*PKK · Bu Contoh/)
  expect((await send('lembaga', { version, ...rows, 'text-2': '' })).statusCode).toBe(303)
  expect((await send('visi-misi', { version: vision, vision: 'Rukun.', missions: '1. Satu\n- Dua' })).statusCode).toBe(
    303,
  )
  expect(await page(`${BEJI}/profil/visi-misi`)).toMatch(/<li>Satu<\/li>\s*<li>Dua<\/li>/)
})

test('whom to call stands on the page of contacts with its links, the urgent on the home too', async () => {
  const operator = await house.signIn('beji.localhost', 'operator')
  const send = (fields: Record<string, string>) => house.post(`${BEJI}/admin/profil/nomor`, fields, operator)
  expect(await page(`${BEJI}/kontak`)).toContain('Daftar nomor penting belum diisi.')
  const version = versionIn((await house.get(`${BEJI}/admin/profil/nomor`, operator)).body)
  const bidan = { 'name-0': 'Bidan', 'number-0': '0812-3456-7890', 'urgent-0': 'ya', 'whatsapp-0': 'ya' }
  const puskesmas = { 'name-1': 'Puskesmas', 'number-1': '(0356) 123456' }
  const refused = await send({
    version,
    ...bidan,
    ...puskesmas,
    'whatsapp-1': 'ya',
    'name-2': 'Salah',
    'number-2': 'nol',
  })
  expect(refused.statusCode).toBe(422)
  for (const fault of ['<a href="#number-1">WhatsApp memerlukan nomor HP', '<a href="#number-2">Nomor belum benar'])
    expect(refused.body).toContain(fault)
  expect((await send({ version, ...bidan, ...puskesmas })).statusCode).toBe(303)
  const contacts = await page(`${BEJI}/kontak`)
  for (const href of ['tel:081234567890', 'https://wa.me/6281234567890', 'tel:0356123456'])
    expect(contacts).toContain(`href="${href}"`)
  const home = await page(`${BEJI}/`)
  expect(home).toContain('Bidan: 0812-3456-7890')
  expect(home).not.toContain('Puskesmas')
})

test('the village is marked on a map of its district, which is told in words too', async () => {
  const body = await page(`${BEJI}/profil`)
  expect(body).toContain('Peta: Beji di antara 17 desa di Kecamatan Jenu')
  expect(body.match(/<g class="own">[\s\S]*?<\/g>/g)).toEqual([expect.stringContaining('>Beji</text>')])
  expect(body).toMatch(/Desa Kaliuntu<\/a> <span class="muted">kira-kira 1,1 km ke timur laut/)
})

test('a district and a regency have no village profile', async () => {
  expect((await house.get('http://kecamatan-jenu.localhost/profil')).statusCode).toBe(404)
  expect((await house.get('http://localhost/perangkat')).statusCode).toBe(404)
})
