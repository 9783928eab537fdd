import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { aPhoto } from '../support/photos.ts'
import { rowsOf } from '../support/rows.ts'
import { hidden, upload } from '../support/upload.ts'

const BEJI = 'http://beji.localhost:3000'
let house: TestHouse
let operator: string

beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost:3000', 'operator')
})
afterAll(() => house.close())

const LIBRARY = `${BEJI}/admin/gambar`
const library = async (query = '') => (await house.get(LIBRARY + query, operator)).body

test('takes a photo with its words, finds it by them, and gives it to any text', async () => {
  const bytes = await aPhoto({ width: 380, height: 222 })
  expect((await upload(house, LIBRARY, { pictureAlt: '' }, { bytes }, operator)).body).toContain(
    'Tulis apa yang terlihat di foto.',
  )
  expect((await upload(house, LIBRARY, { pictureAlt: 'Perahu' }, null, operator)).body).toContain('Pilih foto.')
  const sent = await upload(house, LIBRARY, { pictureAlt: 'Perahu nelayan', aksi: 'otomatis' }, { bytes }, operator)
  const { src } = sent.json<{ src: string }>()
  expect(src).toMatch(/^\/gambar\/[0-9a-f]{64}\.webp$/)
  expect(await library('?cari=nelayan')).toContain('Perahu nelayan')
  expect(await library('?cari=tidakada')).toContain('Tidak ada foto yang cocok.')
  const { pictures } = (await house.get(`${LIBRARY}/daftar?cari=nelayan`, operator)).json<{
    pictures: { src: string; alt: string }[]
  }>()
  expect(pictures).toMatchObject([{ src, alt: 'Perahu nelayan' }])

  const body = `Pagi.\n\n![Perahu di *pantai*](${src})`
  await house.post(
    `${BEJI}/admin/berita`,
    { id: newId(), title: 'Perahu berangkat', body, aksi: 'terbitkan' },
    operator,
  )
  const shown = (await house.get(`${BEJI}/berita/perahu-berangkat`)).body
  expect(shown).toMatch(/<figure><img [^>]*width="380" height="222" alt="Perahu di \*pantai\*" loading="lazy"/)
  expect(shown).toContain(src)
})

test('deletes a picture that nothing shows, and no other', async () => {
  const listed = await library('?cari=nelayan')
  expect(listed).toContain('Perahu berangkat</a>')
  expect(listed).not.toContain('/hapus"')
  const site = await house.site('beji.localhost')
  const { id } = await house.database.office(site.id, (db) =>
    db.picture.findFirstOrThrow({ where: { alt: 'Perahu nelayan' } }),
  )
  const refused = await house.post(`${LIBRARY}/${id}/hapus`, {}, operator)
  expect([refused.statusCode, refused.body.includes('masih dipakai')]).toEqual([409, true])

  await upload(
    house,
    LIBRARY,
    { pictureAlt: 'Salah unggah' },
    { bytes: await aPhoto({ width: 390, height: 222 }) },
    operator,
  )
  const action = /action="(\/admin\/gambar\/[^"]+\/hapus)"/.exec(await library('?cari=salah'))![1]!
  for (const _twice of [1, 2]) expect((await house.post(BEJI + action, {}, operator)).statusCode).toBe(303)
  expect(await library('?cari=salah')).not.toContain('Salah unggah')
})

test('a picture is not deleted while a text that shows it is being saved, and one deleted meanwhile is missed in its form', async () => {
  const rows = await rowsOf(house)
  const site = await house.site('beji.localhost')
  const [one, other] = [await rows.picture(site), await rows.picture(site)]
  await rows.client.query('BEGIN')
  await rows.client.query('SELECT 1 FROM picture WHERE id = $1 FOR KEY SHARE', [one.id])
  const refused = await house.post(`${LIBRARY}/${one.id}/hapus`, {}, operator)
  expect([refused.statusCode, refused.body.includes('masih dipakai')]).toEqual([409, true])
  await rows.client.query('COMMIT')

  await rows.client.query('BEGIN')
  await rows.client.query('DELETE FROM picture WHERE id = $1', [one.id])
  const lists = { 'foto-1-id': one.id, 'foto-1-alt': 'Hilang', 'foto-2-id': other.id, 'foto-2-alt': 'Masih ada' }
  const fields = { id: newId(), title: 'Yang diketik', body: 'Tetap ada.', ...lists, aksi: 'terbitkan' }
  const saving = Promise.resolve(house.post(`${BEJI}/admin/berita`, fields, operator))
  const waiting = async () => (await rows.client.query('SELECT FROM pg_locks WHERE NOT granted')).rowCount
  await expect.poll(waiting, { timeout: 20_000 }).toBeGreaterThan(0)
  await rows.client.query('COMMIT')
  const missed = await saving
  expect([missed.statusCode, missed.body.includes('Ada foto yang baru saja dihapus dari situs.')]).toEqual([422, true])
  expect([missed.body.includes('value="Yang diketik"'), missed.body.includes('Tetap ada.')]).toEqual([true, true])
  const again = { ...fields, 'foto-1-id': hidden(missed, 'foto-1-id'), 'foto-1-alt': 'Masih ada' }
  expect(again['foto-1-id']).toBe(other.id)
  expect((await upload(house, `${BEJI}/admin/berita`, { ...again, 'foto-2-id': '' }, null, operator)).statusCode).toBe(
    303,
  )
  const gone = { id: newId(), title: 'Berkas', 'lampiran-1-id': newId(), 'lampiran-1-judul': 'Hilang', aksi: 'simpan' }
  expect((await house.post(`${BEJI}/admin/berita`, gone, operator)).body).toContain('Ada berkas yang baru saja dihapus')
  await rows.close()
})

test('tells what nothing shows and what it weighs, and deletes all of it that was seen at once', async () => {
  const rows = await rowsOf(house)
  const site = await house.site('beji.localhost')
  const [seen, typed] = [await rows.picture(site), await rows.picture(site)]
  const form = {
    id: newId(),
    title: 'Belum disimpan',
    'foto-1-id': typed.id,
    'tulisan-ini': newId(),
    'langkah-ke': '1',
  }
  await house.post(`${BEJI}/admin/berita`, { ...form, aksi: 'otomatis' }, operator)
  const unused = await library('?pakai=belum')
  expect(unused).toMatch(/1 foto belum dipakai, seluruhnya \d+ KB\./)
  expect([unused.includes(`${seen.id}/hapus`), unused.includes(typed.id), unused.includes('Lumbung')]).toEqual([
    true,
    false,
    false,
  ])
  expect(await library()).toContain('Dipakai di tulisan yang belum disimpan.')
  const asked = await house.get(`${LIBRARY}/belum-dipakai`, operator)
  expect(asked.body).toContain('Hapus 1 foto')
  const later = await rows.picture(site)
  const sampai = hidden(asked, 'sampai')
  for (const _twice of [1, 2]) {
    const gone = await house.post(`${LIBRARY}/belum-dipakai/hapus`, { sampai }, operator)
    expect(gone.headers.location).toBe('/admin/gambar?pesan=hapus-semua')
  }
  const left = await rows.client.query('SELECT id FROM picture WHERE id = ANY($1)', [[seen.id, typed.id, later.id]])
  expect(left.rows.map(({ id }) => id).sort()).toEqual([typed.id, later.id].sort())
  await rows.close()
})

test('tells every place a picture stands in, several pictures of an item and texts of other kinds among them', async () => {
  const bytes = await aPhoto({ width: 440, height: 222 })
  const sent = await upload(house, LIBRARY, { pictureAlt: 'Lumbung padi', aksi: 'otomatis' }, { bytes }, operator)
  const { src } = sent.json<{ src: string }>()
  const site = await house.site('beji.localhost')
  const { id: pictureId } = await house.database.office(site.id, (db) =>
    db.picture.findFirstOrThrow({ where: { alt: 'Lumbung padi' } }),
  )
  const listed = { 'foto-1-id': pictureId, 'foto-1-alt': 'Lumbung', aksi: 'simpan' }
  const body = `Lihat.\n\n![Lumbung](${src})`
  const write = (section: string, fields: Record<string, string>) =>
    house.post(`${BEJI}/admin/${section}`, { id: newId(), ...fields }, operator)
  const days = { since: '2026-07-01', until: '2026-07-20', important: 'biasa' }
  const made = [
    await write('berita', { title: 'Kabar lumbung', ...listed }),
    await write('produk', { name: 'Beras lumbung', ...listed }),
    await write('galeri', { title: 'Album lumbung', takenOn: '2026-07-01', ...listed }),
    await write('pengumuman', { title: 'Lumbung dibuka', body, ...days, aksi: 'terbitkan' }),
    await write('agenda', { title: 'Rapat lumbung', body, day: '2026-07-19', place: 'Balai', aksi: 'simpan' }),
  ]
  expect(made.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303, 303, 303])
  const history = await house.get(`${BEJI}/admin/profil/sejarah`, operator)
  await house.post(`${BEJI}/admin/profil/sejarah`, { version: hidden(history, 'version'), history: body }, operator)

  const shown = await library('?cari=lumbung')
  for (const name of ['Kabar lumbung', 'Beras lumbung', 'Album lumbung', 'Lumbung dibuka', 'Rapat lumbung'])
    expect(shown).toContain(`${name}</a>`)
  expect(shown).toContain('href="/admin/profil/sejarah">Profil: sejarah</a>')
  expect(shown).not.toContain(`${pictureId}/hapus`)
  for (const path of ['/pengumuman/lumbung-dibuka', '/profil/sejarah'])
    expect((await house.get(BEJI + path)).body).toContain(`src="${src}"`)
})
