import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

const BEJI = 'http://beji.localhost:3000'
const DESK = `${BEJI}/admin/pengumuman`
let house: TestHouse
let operator: string

beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost:3000', 'operator')
})
afterAll(() => house.close())

const DAYS = { since: '2026-07-01', until: '2026-07-10' }
const write = (fields: Record<string, string>, id = newId()) =>
  house.post(DESK, { id, title: 'Uji', body: 'Isi.', ...DAYS, aksi: 'terbitkan', ...fields }, operator)
const edit = (id: string, fields: Record<string, string>) =>
  house.post(`${DESK}/${id}`, { body: 'Isi.', ...DAYS, aksi: 'simpan', ...fields }, operator)
const page = async (path: string) => (await house.get(BEJI + path)).body
const at = async (path: string) => {
  const { statusCode, headers } = await house.get(BEJI + path)
  return statusCode === 301 ? headers.location : statusCode
}
const band = async () => {
  const [, within] = /<section class="announcements"[\s\S]*?<ul>([\s\S]*?)<\/ul>/.exec(await page('/')) ?? []
  return [...(within ?? '').matchAll(/<a href="\/pengumuman\/[^"]*">([^<]*)</g)].map(([, title]) => title)
}

test('an announcement stands on the home from its first day to its last, the important first, then among the past', async () => {
  await write({ title: 'Listrik padam Rabu' })
  await write({ title: 'Bantuan beras', important: 'penting' })
  await write({ title: 'Belum saatnya', since: '2026-07-09', until: '2026-07-20' })
  await write({ title: 'Sudah lewat', since: '2026-06-01', until: '2026-07-05' })
  await write({ title: 'Masih draf', aksi: 'simpan' })
  await expect.poll(band).toEqual(['Penting: Bantuan beras', 'Listrik padam Rabu'])
  const [present, past] = (await page('/pengumuman')).split('Yang sudah lewat')
  expect(present).toContain('Sampai 10 Juli 2026')
  expect([
    present!.includes('Listrik padam'),
    past!.includes('Sudah lewat'),
    past!.includes('Berakhir 5 Juli 2026'),
  ]).toEqual([true, true, true])
  expect(await page('/pengumuman/sudah-lewat')).toContain('Pengumuman ini sudah lewat')
  expect(await at('/pengumuman/belum-saatnya')).toBe(404)
  expect(await page('/feed.xml')).toContain(`<link>${BEJI}/pengumuman/bantuan-beras</link>`)
  const sitemap = await page('/sitemap.xml')
  expect([sitemap.includes('/pengumuman/bantuan-beras'), sitemap.includes('belum-saatnya')]).toEqual([true, false])
  const shown = await page('/pengumuman/bantuan-beras')
  expect(shown).toContain(`<link rel="canonical" href="${BEJI}/pengumuman/bantuan-beras">`)
  expect(shown).toContain('"@type":"SpecialAnnouncement"')

  house.clock.now = new Date('2026-07-10T17:00:00Z')
  house.app.pageCache.dropAll()
  expect(await band()).toEqual(['Belum saatnya'])
  expect((await page('/pengumuman')).split('Yang sudah lewat')[1]).toContain('Listrik padam Rabu')
  house.clock.now = new Date('2026-07-06T02:00:00Z')
  house.app.pageCache.dropAll()
})

test('a form is refused with all that is wrong in one round, and keeps what was typed', async () => {
  const refused = await write({ title: '', body: '', since: '2026-07-32', until: '' })
  expect(refused.statusCode).toBe(422)
  const faults = [...refused.body.matchAll(/<li><a href="#(\w+)">/g)].map(([, field]) => field)
  expect(faults).toEqual(['title', 'body', 'since', 'until'])
  const turned = await write({ title: 'Terbalik', since: '2026-07-10', until: '2026-07-01' })
  expect(turned.body).toContain('Tanggal terakhir lebih awal daripada mulainya.')
  expect(turned.body).toContain('value="Terbalik"')
})

test('its address follows its title, is told when it is withdrawn, and the trash gives it back', async () => {
  const id = newId()
  const [one, twice] = await Promise.all([write({ title: 'Kerja bakti' }, id), write({ title: 'Kerja bakti' }, id)])
  expect([one.headers.location, twice.headers.location]).toEqual(Array(2).fill(`/admin/pengumuman/${id}?pesan=terbit`))
  expect((await edit(id, { version: '2', title: 'Kerja bakti Ahad' })).statusCode).toBe(303)
  expect((await edit(id, { version: '2', title: 'Tulisan orang lain' })).statusCode).toBe(409)
  await expect.poll(() => at('/pengumuman/kerja-bakti')).toBe('/pengumuman/kerja-bakti-ahad')
  await house.post(`${DESK}/${id}/tarik`, {}, operator)
  await expect.poll(() => at('/pengumuman/kerja-bakti-ahad')).toBe(410)
  expect(await at('/pengumuman/kerja-bakti')).toBe(410)
  expect((await house.get(`${DESK}/${id}/pratinjau`, operator)).body).toContain('noindex')

  await house.post(`${DESK}/${id}/buang`, {}, operator)
  expect((await house.get(`${DESK}?status=sampah`, operator)).body).toContain('Kerja bakti Ahad')
  expect((await house.get(DESK, operator)).body).not.toContain('Kerja bakti Ahad')
  expect((await edit(id, { version: '5', title: 'Dari sampah' })).statusCode).toBe(409)
  await house.post(`${DESK}/${id}/kembalikan`, {}, operator)
  const { version } = (await house.database.office((await house.site('beji.localhost')).id, (db) =>
    db.announcement.findFirst({ where: { id } }),
  ))!
  await house.post(`${DESK}/${id}/terbitkan`, { version: String(version) }, operator)
  await expect.poll(() => at('/pengumuman/kerja-bakti-ahad')).toBe(200)
  const site = await house.site('beji.localhost')
  const trail = await house.database.office(site.id, (db) =>
    db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' } }),
  )
  expect(trail.map(({ deed }) => deed.split('.')[1])).toEqual([
    'create',
    'publish',
    'edit',
    'unpublish',
    'trash',
    'restore',
    'publish',
  ])
})

test('another village’s announcement is not found, neither to read nor to change', async () => {
  const id = newId()
  await write({ title: 'Milik Beji' }, id)
  const other = await house.signIn('jenu.localhost:3000', 'operator')
  const desk = 'http://jenu.localhost:3000/admin/pengumuman'
  expect((await house.get(`${desk}/${id}`, other)).statusCode).toBe(404)
  expect((await house.post(`${desk}/${id}/buang`, {}, other)).statusCode).toBe(404)
  expect((await house.get('http://jenu.localhost:3000/pengumuman/milik-beji')).statusCode).toBe(404)
  expect((await house.get('http://jenu.localhost:3000/pengumuman')).body).toContain('Tidak ada pengumuman yang berlaku')
})
