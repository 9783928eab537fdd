import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Site } from '../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { askedRow } from '../support/asked-rows.ts'
import { type Rows, rowsOf } from '../support/rows.ts'

let house: TestHouse
let rows: Rows
let beji: Site
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  beji = await house.site('beji.localhost')
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const cookies = new Map<string, Promise<string>>()
/** The first page of somebody's desk. */
async function day(username: string, host = 'beji.localhost'): Promise<string> {
  const who = `${username} ${host}`
  if (!cookies.has(who)) cookies.set(who, house.signIn(host, username))
  return (await house.get(`http://${host}/admin`, await cookies.get(who))).body
}
/** Where the lines under a heading lead, and what they say. */
const linesUnder = (body: string, id: string): string[] =>
  [...(body.split(`id="${id}"`)[1]?.split('</section>')[0] ?? '').matchAll(/<a href="([^"]+)"><b>([^<]+)/g)].map(
    ([, href, says]) => `${says} ${href}`,
  )

test('an operator sees what waits at the own office, and where each is dealt with', async () => {
  const returned = await rows.letter(beji, { status: 'returned' })
  const issued = await rows.letter(beji, { status: 'issued' })
  const draft = await rows.letter(beji)
  await rows.news(beji, { status: 'draft' })
  const planned = await rows.news(beji, { status: 'draft' })
  await rows.letter(await house.site('jenu.localhost'))
  const officer = await rows.officer(beji, 'operator')
  const plan = 'UPDATE news SET publish_at = $2, publish_by = $3 WHERE id = $1'
  await rows.client.query(plan, [planned.id, '2026-07-09', officer])
  for (const [{ id }, code, promised] of [
    [returned, 'AAAAAA', '2026-07-03'],
    [issued, 'BBBBBB', '2026-07-03'],
    [draft, 'CCCCCC', '2026-07-06'],
  ] as const)
    await rows.client.query(
      `INSERT INTO letter_intake (site_id, letter_id, code, promised_on, made_by_id, made_at) VALUES ($1, $2, $3, $4, $5, now())`,
      [beji.id, id, code, promised, officer],
    )
  await askedRow(rows, beji, { state: 'returned' })
  const kept = `INSERT INTO kept_text (site_id, officer_id, item_id, kind, "values", writing_id, writing_step, updated_at)
    VALUES ($1, $2, gen_random_uuid(), $3, $4, gen_random_uuid(), 1, now())`
  await rows.client.query(kept, [beji.id, officer, 'news', { title: 'Kerja bakti' }])
  await rows.client.query(kept, [beji.id, officer, 'product', null])
  await rows.client.query(kept, [beji.id, await rows.officer(beji, 'penulis'), 'event', { title: 'Rapat' }])
  const body = await day('operator')
  expect(linesUnder(body, 'lewat')).toEqual(['1 surat lewat dari hari yang dijanjikan kepada warga /admin/loket'])
  expect(linesUnder(body, 'menunggu')).toEqual([
    '1 surat dikembalikan, perlu diperbaiki /admin/surat?status=dikembalikan',
    '1 draf surat belum selesai /admin/surat?status=draft',
    '1 surat dikembalikan kecamatan /admin/surat?status=terbit',
    '1 surat siap diambil warga /admin/surat/siap-diambil',
    '1 berita Anda belum disimpan /admin/berita',
    '1 berita terjadwal /admin/berita?status=draf',
    '1 draf berita belum terbit /admin/berita?status=draf',
  ])
  expect(body).not.toContain('Siti')
  const cookie = await cookies.get('operator beji.localhost')
  for (const [, href] of body.matchAll(/<a href="(\/admin[^"#]*)/g))
    expect([href, (await house.get(`http://beji.localhost${href}`, cookie)).statusCode]).toEqual([href, 200])
})

test('what to write next is suggested when it has been quiet, and not before', async () => {
  expect(linesUnder(await day('operator', 'jenu.localhost'), 'kabarkan')).toEqual([])
  const jenu = await house.site('jenu.localhost')
  const [news, product] = [await rows.news(jenu), await rows.product(jenu)]
  await rows.client.query('UPDATE news SET picture_id = NULL, published_at = $2 WHERE id = $1', [news.id, '2026-06-23'])
  expect(linesUnder(await day('operator', 'jenu.localhost'), 'kabarkan')).toEqual([])
  await rows.client.query('UPDATE news SET published_at = $2 WHERE id = $1', [news.id, '2026-06-14'])
  await rows.client.query('UPDATE product SET updated_at = $2 WHERE id = $1', [product.id, '2026-01-05'])
  await rows.client.query('UPDATE site_profile SET first_steps_closed_at = now() WHERE site_id = $1', [jenu.id])
  expect(linesUnder(await day('operator', 'jenu.localhost'), 'kabarkan')).toEqual([
    'Kabar terakhir 3 minggu lalu. Ada kegiatan yang bisa dikabarkan? /admin/berita/baru',
    '1 produk sudah setengah tahun tidak ditengok. Harganya masih sama? /admin/produk?status=terbit',
  ])
})

test('the first steps are what is not there yet, each officer’s own, until they are done or put away', async () => {
  const remen = await house.site('remen.localhost')
  const set = (change: string) => rows.client.query(`UPDATE site_profile SET ${change} WHERE site_id = $1`, [remen.id])
  await set(`address = '', hours = '[]', office_code = ''`)
  const steps = async (username: string) => linesUnder(await day(username, 'remen.localhost'), 'langkah')
  const content = [
    'Coba buat satu surat /admin/surat/baru',
    'Tulis kabar pertama, dengan foto /admin/berita/baru',
    'Tambahkan satu produk warga /admin/produk/baru',
  ]
  expect(await steps('operator')).toEqual(content)
  expect(await steps('kades')).toEqual([
    'Isi alamat dan nomor kantor /admin/pengaturan/kontak',
    'Isi jam buka /admin/pengaturan/jam',
    'Pasang logo atau pilih warna /admin/pengaturan',
    'Isi kode kantor dan periksa kop surat /admin/pengaturan/surat',
    ...content,
  ])
  await set(`address = 'Jalan Contoh 1', office_code = '414.1'`)
  await rows.product(remen)
  expect((await steps('kades')).length).toBe(4)
  expect(await day('kades', 'remen.localhost')).toContain('5 dari 9 selesai')

  const cookie = await cookies.get('kades remen.localhost')
  const dye = { version: '0', accent: 'tarum' }
  expect((await house.post('http://remen.localhost/admin/pengaturan/warna', dye, cookie)).statusCode).toBe(303)
  const begun = await day('kades', 'remen.localhost')
  expect(linesUnder(begun, 'menunggu')).toEqual(['1 perubahan situs belum terbit /admin/pengaturan'])
  expect(begun).not.toContain('Pasang logo')
  await house.post('http://remen.localhost/admin/langkah-pertama/tutup', {}, cookie)
  await house.post('http://remen.localhost/admin/langkah-pertama/tutup', {}, cookie)
  expect([await steps('kades'), await steps('operator')]).toEqual([[], []])
  const trail = await rows.client.query(`SELECT 1 FROM audit_entry WHERE deed = 'first-steps.close'`)
  expect(trail.rows).toHaveLength(1)
})

test('a district sees which letters wait for it and which of its villages are quiet; a regency how many', async () => {
  await askedRow(rows, beji)
  await askedRow(rows, beji, { state: 'passed' })
  const camat = await day('camat', 'kecamatan-jenu.localhost')
  expect(linesUnder(camat, 'menunggu')).toEqual([
    '1 surat desa menunggu pengesahan Anda /admin/pengesahan/tumpukan',
    '1 surat desa menunggu diperiksa /admin/pengesahan',
  ])
  expect(camat).not.toContain('Lewat janji')
  expect(linesUnder(await day('staf', 'kecamatan-jenu.localhost'), 'menunggu')).toEqual([
    '1 surat desa menunggu diperiksa /admin/pengesahan',
  ])
  expect(camat).toContain('16 dari 17 desa belum berkabar 30 hari ini.')
  expect(linesUnder(camat, 'desa')).toHaveLength(8)
  expect(camat).toMatch(/<a href="http:\/\/remen\.localhost:\d+"><b>Desa Remen<\/b> <span>Belum ada kabar/)
  expect(linesUnder(await day('admin', 'localhost'), 'desa')[0]).toMatch(/^Kecamatan Jenu http/)

  house.clock.now = new Date('2026-07-10T02:00:00Z')
  cookies.clear()
  expect(await day('camat', 'kecamatan-jenu.localhost')).toContain('Lewat janji: 2 surat')
})
