import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

const BEJI = 'http://beji.localhost:3000'
let house: TestHouse
let operator: string

beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost:3000', 'operator')
})
afterAll(() => house.close())

const write = (fields: Record<string, string>) =>
  house.post(`${BEJI}/admin/berita`, { id: newId(), title: 'Kabar', body: 'Isi.', aksi: 'simpan', ...fields }, operator)
const publicPage = (path: string) => house.get(BEJI + path)

describe('text', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</title><svg onload=alert(1)>',
    '{{constructor.constructor("alert(1)")()}}',
    '</textarea><script>alert(1)</script>',
  ]
  test.each(hostile)('%s is stored as typed and shown as text', async (evil) => {
    const id = newId()
    const body = `${evil}\n\n## ${evil}\n\n- ${evil}\n\nhttps://contoh.id/${evil}\n\njavascript:alert(1)`
    const made = await write({ id, title: `Uji ${evil}`, body, aksi: 'terbitkan' })
    expect(made.statusCode).toBe(303)
    const site = await house.site('beji.localhost')
    const row = await house.database.office(site.id, (db) => db.news.findFirstOrThrow({ where: { id } }))
    expect([row.title, row.body]).toEqual([`Uji ${evil}`, body])
    for (const url of [`/berita/${row.slug}`, '/berita', `/admin/berita/${id}`, '/admin/berita']) {
      const { body: page } = await house.get(BEJI + url, operator)
      expect(page).not.toContain(evil)
      expect(page).not.toMatch(/<script>|href="javascript:/)
    }
    const { body: page } = await publicPage(`/berita/${row.slug}`)
    const facts = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)![1]!)
    expect(facts).toMatchObject({ '@type': 'NewsArticle', headline: `Uji ${evil}`, inLanguage: 'id' })
    const share = new URL(/href="(https:\/\/wa\.me\/[^"]*)"/.exec(page)![1]!.replaceAll('&#39;', "'"))
    expect(share.searchParams.get('text')).toBe(`Uji ${evil}\n${BEJI}/berita/${row.slug}`)
  })

  test('keeps paragraphs, lists, subheadings and links', async () => {
    await write({
      title: 'Bentuk',
      body: 'Satu\nbaris\r\n\r\nDua\n## Bawah\n- a\n- b https://tubankab.go.id.',
      aksi: 'terbitkan',
    })
    const { body } = await publicPage('/berita/bentuk')
    expect(body).toContain('<p>Satu<br>baris</p>')
    expect(body).toContain('<h2>Bawah</h2>')
    expect(body).toContain('<li>a</li>')
    expect(body).toContain(
      '<li>b <a href="https://tubankab.go.id/" rel="nofollow noopener">https://tubankab.go.id</a>.</li>',
    )
  })

  test('too long comes back whole with a sentence', async () => {
    const body = 'panjang '.repeat(3000)
    const refused = await write({ title: 'Panjang', body })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('paling banyak 20.000 huruf')
    expect(refused.body).toContain('panjang panjang panjang')
  })
})

describe('the trash', () => {
  test('takes what is public off the site, keeps it from being changed, and gives it back as a draft', async () => {
    const id = newId()
    const act = (deed: string, form = {}) => house.post(`${BEJI}/admin/berita/${id}/${deed}`, form, operator)
    const desk = async (query = '') => (await house.get(`${BEJI}/admin/berita${query}`, operator)).body
    await write({ id, title: 'Salah alamat', aksi: 'terbitkan' })
    const thrown = await act('buang')
    expect([thrown.statusCode, thrown.headers.location]).toEqual([303, `/admin/berita/${id}?pesan=buang`])
    const there = await house.get(BEJI + thrown.headers.location!, operator)
    expect(there.body).toContain('Sudah dibuang ke sampah.')
    expect(there.body).toContain('Kembalikan sebagai draf')
    await expect.poll(async () => (await publicPage('/berita/salah-alamat')).statusCode).toBe(410)
    expect(await desk()).not.toContain('Salah alamat')
    expect(await desk('?status=sampah')).toContain('Salah alamat')
    const change = { version: '3', title: 'Lain', body: 'Lain.' }
    expect((await house.post(`${BEJI}/admin/berita/${id}`, change, operator)).statusCode).toBe(409)
    expect((await act('terbitkan', { version: '3' })).statusCode).toBe(409)

    expect((await act('buang')).statusCode).toBe(303)
    expect((await act('kembalikan')).headers.location).toBe(`/admin/berita/${id}?pesan=kembali`)
    expect((await act('kembalikan')).statusCode).toBe(303)
    expect(await desk('?status=draf')).toContain('Salah alamat')
    expect((await publicPage('/berita/salah-alamat')).statusCode).toBe(410)
    const site = await house.site('beji.localhost')
    const trail = await house.database.office(site.id, (db) =>
      db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' } }),
    )
    expect(trail.map(({ deed }) => deed)).toEqual(['news.create', 'news.publish', 'news.trash', 'news.restore'])
    expect(await desk('?status=sampah')).toContain('Sampah kosong.')
  })
})

test('a page of news leads on to three others, the newest; a draft is shared with nobody', async () => {
  for (const at of [1, 2, 3, 4]) await write({ title: `Berantai ${at}`, aksi: 'terbitkan' })
  const { body } = await publicPage('/berita/berantai-4')
  const others = [...body.split('Kabar lain')[1]!.matchAll(/href="\/berita\/([\w-]+)"/g)].map(([, slug]) => slug)
  expect(others).toEqual(['berantai-3', 'berantai-2', 'berantai-1'])
  const id = newId()
  await write({ id, title: 'Belum jadi' })
  const preview = await house.get(`${BEJI}/admin/berita/${id}/pratinjau`, operator)
  expect(preview.body).not.toMatch(/wa\.me\/\?text|ld\+json/)
})

test('what was published before addresses were kept is given its own by their migration, a draft is not', async () => {
  const title = 'Dari masa lalu'
  await write({ title, aksi: 'terbitkan' })
  await write({ title: 'Belum pernah terbit' })
  const superuser = new pg.Client({ connectionString: house.adminUrl })
  const owner = new pg.Client({ connectionString: house.ownerUrl })
  await Promise.all([superuser.connect(), owner.connect()])
  const kept = () => superuser.query('SELECT site_id, slug, news_id FROM news_address ORDER BY site_id, slug')
  const { rows: before } = await kept()
  expect(before.map(({ slug }) => slug)).toContain('dari-masa-lalu')
  await superuser.query('DELETE FROM news_address')
  await superuser.query('ALTER TABLE news_address NO FORCE ROW LEVEL SECURITY')
  const migration = readFileSync('prisma/migrations/20261128140000_news_addresses/migration.sql', 'utf8')
  await owner.query(/ALTER TABLE news NO FORCE[\s\S]*?news FORCE ROW LEVEL SECURITY;/.exec(migration)![0])
  expect((await owner.query('SELECT id FROM news')).rows).toEqual([])
  expect((await kept()).rows).toEqual(before)
  await superuser.query('ALTER TABLE news_address FORCE ROW LEVEL SECURITY')
  await Promise.all([superuser.end(), owner.end()])
})

describe('lists', () => {
  beforeAll(async () => {
    const site = await house.site('temaji.localhost')
    const owner = { siteId: site.id, districtId: site.districtId, regencyId: site.regencyId }
    const data = Array.from({ length: 23 }, (_, at) => ({
      ...owner,
      id: newId(),
      slug: `kabar-${at}`,
      title: `Kabar nomor ${at}`,
      body: 'Isi.',
      status: 'published',
      publishedAt: new Date(Date.UTC(2026, 5, 1, at)),
    }))
    await house.database.office(site.id, async (db) => {
      await db.news.deleteMany()
      await db.news.createMany({
        data: [
          ...data,
          {
            ...owner,
            id: newId(),
            slug: 'draf',
            title: 'Rahasia',
            body: '',
            status: 'draft',
            publishedAt: null as never,
          },
        ],
      })
    })
  })

  test('of a village go eight by eight, newest first', async () => {
    const first = await house.get('http://temaji.localhost:3000/berita')
    expect(first.body).toContain('Kabar nomor 22')
    expect(first.body).toContain('Kabar nomor 15')
    expect(first.body).not.toContain('Kabar nomor 14<')
    expect(first.body).toContain('Halaman 1 dari 3')
    const last = await house.get('http://temaji.localhost:3000/berita?halaman=3')
    expect(last.body).toContain('Kabar nomor 0<')
    expect((await house.get('http://temaji.localhost:3000/berita?halaman=4')).statusCode).toBe(404)
    expect((await house.get('http://temaji.localhost:3000/berita?halaman=x')).statusCode).toBe(200)
  })

  test('of a portal name each village and lead to its own site, published items only', async () => {
    for (const host of ['kecamatan-jenu.localhost:3000', 'localhost:3000']) {
      await write({ title: `Untuk ${host}`, aksi: 'terbitkan' })
      const portal = await house.get(`http://${host}/berita`)
      expect(portal.statusCode).toBe(200)
      expect(portal.body).toContain(`Untuk ${host}`)
      expect(portal.body).toContain('href="http://beji.localhost:3000/berita/')
      expect(portal.body).toContain('Desa Beji')
      expect(portal.body).not.toContain('Rahasia')
    }
  })

  test('of the desk are searched, filtered and paged', async () => {
    const cookie = await house.signIn('temaji.localhost:3000', 'operator')
    const desk = async (query: string) =>
      (await house.get(`http://temaji.localhost:3000/admin/berita${query}`, cookie)).body
    expect(await desk('')).toContain('Halaman 1 dari 2')
    expect(await desk('?status=draf')).toContain('Rahasia')
    expect(await desk('?status=draf')).not.toContain('Kabar nomor')
    expect(await desk('?cari=NOMOR+7')).toContain('Kabar nomor 7')
    expect(await desk('?cari=NOMOR+7')).not.toContain('Kabar nomor 6')
    for (const sign of ['%25', '_', '%5C'])
      expect(await desk(`?cari=${sign}`)).toContain('Tidak ada berita yang cocok.')
    expect(await desk('?cari=tidakada')).toContain('Tidak ada berita yang cocok.')
    expect(await desk('?halaman=99')).toContain('Halaman 2 dari 2')
  })
})
