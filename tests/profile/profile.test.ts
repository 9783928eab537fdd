import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { aPhoto } from '../support/photos.ts'
import { type Rows, rowsOf } from '../support/rows.ts'
import { hidden, upload } from '../support/upload.ts'

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

test('every part of the profile is seen as published before it is, what cannot be read left out', async () => {
  const operator = await house.signIn('beji.localhost', 'operator')
  const desk = async (path: string) => (await house.get(BEJI + path, operator)).body
  const typed = [
    ['tentang', { about: 'Desa di tepi laut.' }, 'Desa di tepi laut.'],
    ['visi-misi', { vision: 'Maju bersama.', missions: '1. Jalan\n2. Air' }, 'Maju bersama.'],
    ['potensi', { potentials: 'Garam dan bandeng.' }, 'Garam dan bandeng.'],
    ['lembaga', { 'name-0': 'PKK Melati', 'head-0': 'Bu Contoh', 'text-0': 'Posyandu.' }, 'PKK Melati'],
    ['data', { 'label-0': 'Luas', 'value-0': '312 ha', 'asOf-0': '', 'source-0': '', 'label-1': 'Buruk' }, '312 ha'],
    ['nomor', { 'name-0': 'Bidan jaga', 'number-0': '0356-123456', 'name-1': 'Salah', 'number-1': 'x' }, 'Bidan jaga'],
  ] as const
  for (const [part, fields, seen] of typed) {
    const address = `/admin/profil/${part}`
    const version = versionIn(await desk(address))
    const form = { version, ...fields, aksi: 'otomatis', 'tulisan-ini': newId(), 'langkah-ke': '1' }
    expect((await house.post(BEJI + address, form, operator)).statusCode).toBe(200)
    const preview = await desk(`${address}/pratinjau`)
    expect([part, preview.includes(seen), /Buruk|Salah/.test(preview)]).toEqual([part, true, false])
    await house.post(`${BEJI}${address}/lupakan`, {}, operator)
    expect(await desk(`${address}/pratinjau`)).not.toContain(seen)
  }
})

describe('a photo of an official', () => {
  const DESK = `${BEJI}/admin/pejabat`
  const KAUR = { name: 'Ratmi', rank: 'staff', position: 'Kaur Foto', since: '2026-07-01' }
  let kades: string
  beforeAll(async () => {
    kades = await house.signIn('beji.localhost', 'kades')
  })
  const official = (position: string) =>
    rows.client
      .query<{ id: string; pictureId: string | null }>(
        'SELECT id, picture_id AS "pictureId" FROM official WHERE position = $1',
        [position],
      )
      .then((found) => found.rows[0]!)
  const shown = () => page(`${BEJI}/perangkat`)
  const addressIn = (body: string) =>
    /<img src="(\/gambar\/[0-9a-f]{64}\.webp)"[^>]* alt="Foto Ratmi, Kaur Foto"/.exec(body)?.[1]
  const form = (id: string) => `${DESK}/${id}/foto`
  const send = (id: string, seen: string, width: number | null) =>
    (width ? aPhoto({ width, height: width }) : Promise.resolve(null)).then((bytes) =>
      upload(house, form(id), { seen }, bytes && { bytes }, kades),
    )

  test('stands on /perangkat with name and office, is changed and removed, and nothing is left at its address', async () => {
    const id = newId()
    await house.post(DESK, { ...KAUR, id, duty: 'Mengurus <b>foto</b> desa.' }, kades)
    const before = await shown()
    expect(before).toContain('<span class="face" aria-hidden="true">R</span>')
    expect(before).toContain('Mengurus &lt;b&gt;foto&lt;/b&gt; desa.')
    expect((await send(id, '', null)).body).toContain('<a href="#picture">Pilih foto.</a>')
    const svg = { bytes: Buffer.from('<svg onload="alert(1)"/>'), name: 'a.svg', type: 'image/svg+xml' }
    const refused = await upload(house, form(id), { seen: '' }, svg, kades)
    expect([refused.statusCode, refused.body.includes('Berkas ini bukan foto.')]).toEqual([422, true])
    expect((await send(id, '', 330)).statusCode).toBe(303)
    const first = addressIn(await shown())!
    expect((await house.get(`http://beji.localhost${first}`)).statusCode).toBe(200)
    const { pictureId } = await official('Kaur Foto')
    const operator = await house.signIn('beji.localhost', 'operator')
    const library = await house.get('http://beji.localhost/admin/gambar', operator)
    expect(library.body).toContain('Foto Ratmi, Kaur Foto')
    const deleting = `http://beji.localhost/admin/gambar/${pictureId}/hapus`
    expect((await house.post(deleting, {}, operator)).statusCode, 'what a page shows stays').toBe(409)
    const late = await send(id, '', 340)
    expect([late.statusCode, late.body.includes('baru saja diganti orang lain')]).toEqual([409, true])
    expect((await send(id, hidden(late, 'seen'), 350)).statusCode).toBe(303)
    const second = addressIn(await shown())
    expect(second).not.toBe(first)
    expect((await house.get(`http://beji.localhost${first}`)).statusCode).toBe(404)
    const seen = (await official('Kaur Foto')).pictureId!
    const edited = { ...KAUR, version: '1', duty: 'Memotret.' }
    expect((await house.post(`${DESK}/${id}`, edited, kades)).statusCode, 'a photo is no change of the text').toBe(303)
    for (let times = 0; times < 2; times += 1)
      expect((await house.post(form(id), { seen, aksi: 'hapus' }, kades)).statusCode).toBe(303)
    expect(addressIn(await shown())).toBeUndefined()
    const trail = 'SELECT DISTINCT deed FROM audit_entry WHERE subject_id = $1 ORDER BY deed'
    const deeds = await rows.client.query<{ deed: string }>(trail, [id])
    expect(deeds.rows.map(({ deed }) => deed)).toEqual(
      expect.arrayContaining(['official.portrait', 'official.remove-portrait']),
    )
  })

  test('may be one the site has, which stays in the library when it is taken away again', async () => {
    const { id } = await official('Kaur Foto')
    const operator = await house.signIn('beji.localhost', 'operator')
    const bytes = await aPhoto({ width: 360, height: 360 })
    await upload(house, 'http://beji.localhost/admin/gambar', { pictureAlt: 'Apel pagi' }, { bytes }, operator)
    const chooser = await house.get(`${form(id)}?cari=apel`, kades)
    const [, pilih] = /name="pilih" value="([^"]+)"/.exec(chooser.body)!
    expect(chooser.body).toContain('alt="Apel pagi"')
    expect((await house.post(form(id), { seen: '', pilih: pilih! }, kades)).statusCode).toBe(303)
    const address = addressIn(await shown())!
    expect((await house.post(form(id), { seen: pilih!, pilih: newId() }, kades)).body).toContain(
      'baru saja dihapus dari situs',
    )
    expect((await house.post(form(id), { seen: pilih!, aksi: 'hapus' }, kades)).statusCode).toBe(303)
    expect(addressIn(await shown())).toBeUndefined()
    expect((await house.get(`http://beji.localhost${address}`)).statusCode).toBe(200)
  })

  test('of another village is neither seen nor changed', async () => {
    const { id } = await official('Kaur Foto')
    const jenu = await house.signIn('jenu.localhost', 'kades')
    const there = `http://jenu.localhost/admin/pejabat/${id}/foto`
    expect((await house.get(there, jenu)).statusCode).toBe(404)
    const bytes = await aPhoto({ width: 330, height: 330 })
    expect((await upload(house, there, { seen: '' }, { bytes }, jenu)).statusCode).toBe(404)
  })
})
