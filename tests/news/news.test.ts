import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

const BEJI = 'http://beji.localhost:3000'
const JENU = 'http://jenu.localhost:3000'
let house: TestHouse
let operator: string

beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost:3000', 'operator')
})
afterAll(() => house.close())

const write = (fields: Record<string, string>, cookie = operator, origin = BEJI) =>
  house.post(`${origin}/admin/berita`, { id: newId(), title: 'Kabar', body: 'Isi.', aksi: 'simpan', ...fields }, cookie)
const edit = (id: string, fields: Record<string, string>, cookie = operator) =>
  house.post(`${BEJI}/admin/berita/${id}`, { aksi: 'simpan', ...fields }, cookie)
const publicPage = (path: string) => house.get(BEJI + path)
const trail = async (id: string) => {
  const site = await house.site('beji.localhost')
  const rows = await house.database.office(site.id, (db) =>
    db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' } }),
  )
  return rows.map((row) => row.deed)
}

describe('a draft', () => {
  test('is on no public page until it is published, and gone again when taken back', async () => {
    const id = newId()
    const made = await write({ id, title: 'Panen raya jagung', body: 'Panen dimulai Senin.' })
    expect([made.statusCode, made.headers.location]).toEqual([303, `/admin/berita/${id}?pesan=simpan`])
    expect((await house.get(BEJI + made.headers.location!, operator)).body).toContain('Tersimpan.')
    expect((await publicPage('/berita')).body).not.toContain('Panen raya jagung')
    expect((await publicPage('/berita/panen-raya-jagung')).statusCode).toBe(404)
    expect((await publicPage(`/berita/${id}`)).statusCode).toBe(404)

    const preview = await house.get(`${BEJI}/admin/berita/${id}/pratinjau`, operator)
    expect(preview.body).toContain('Panen dimulai Senin.')
    expect(preview.body).toContain('noindex')

    const published = await house.post(`${BEJI}/admin/berita/${id}/terbitkan`, { version: '1' }, operator)
    expect(published.headers.location).toBe(`/admin/berita/${id}?pesan=terbit`)
    const shown = await publicPage('/berita/panen-raya-jagung')
    expect(shown.statusCode).toBe(200)
    expect(shown.body).toContain('<h1>Panen raya jagung</h1>')
    expect(shown.body).toContain('<time datetime="2026-07-06">6 Juli 2026</time>')
    expect(shown.body).toContain('<meta name="description" content="Panen dimulai Senin.">')
    expect(shown.body).toContain('<link rel="canonical" href="http://beji.localhost:3000/berita/panen-raya-jagung">')
    await expect.poll(async () => (await publicPage('/berita')).body).toContain('Panen raya jagung')

    await house.post(`${BEJI}/admin/berita/${id}/tarik`, {}, operator)
    await expect.poll(async () => (await publicPage('/berita/panen-raya-jagung')).statusCode).toBe(404)
    expect(await trail(id)).toEqual(['news.create', 'news.publish', 'news.unpublish'])
  })

  test('needs only a title; the public needs a text as well', async () => {
    const id = newId()
    expect((await write({ id, title: '', body: 'x' })).body).toContain('Isi judul kabar.')
    expect((await write({ id, title: 'Rapat', body: '' })).statusCode).toBe(303)
    const refused = await house.post(`${BEJI}/admin/berita/${id}/terbitkan`, { version: '1' }, operator)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Isi kabar sebelum menerbitkannya.')
    expect(refused.body).toContain('<title>Kesalahan: ')
    expect(refused.body).toContain('value="Rapat"')
  })

  test('can be published from the form itself', async () => {
    const id = newId()
    const made = await write({ id, title: 'Langsung terbit', aksi: 'terbitkan' })
    expect(made.headers.location).toBe(`/admin/berita/${id}?pesan=terbit`)
    expect((await publicPage('/berita/langsung-terbit')).statusCode).toBe(200)
  })
})

describe('an address', () => {
  test('is the title, numbered when the site has it already', async () => {
    const ids = [newId(), newId(), newId()]
    for (const id of ids) await write({ id, title: 'Kerja bakti', aksi: 'terbitkan' })
    for (const slug of ['kerja-bakti', 'kerja-bakti-2', 'kerja-bakti-3'])
      expect((await publicPage(`/berita/${slug}`)).statusCode).toBe(200)
  })

  test('stays when the title changes, and through a rest as a draft', async () => {
    const id = newId()
    await write({ id, title: 'Judul pertama', aksi: 'terbitkan' })
    await edit(id, { version: '2', title: 'Judul kedua', body: 'Isi.' })
    await house.post(`${BEJI}/admin/berita/${id}/tarik`, {}, operator)
    house.clock.now = new Date('2026-07-08T02:00:00Z')
    const later = await house.signIn('beji.localhost:3000', 'operator')
    await house.post(`${BEJI}/admin/berita/${id}/terbitkan`, { version: '4' }, later)
    house.clock.now = new Date('2026-07-06T02:00:00Z')
    operator = await house.signIn('beji.localhost:3000', 'operator')
    const shown = await publicPage('/berita/judul-pertama')
    expect(shown.body).toContain('<h1>Judul kedua</h1>')
    expect(shown.body).toContain('6 Juli 2026')
  })

  test('two officers publishing one title at once get one address each', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => write({ title: 'Serentak', aksi: 'terbitkan' })))
    expect(answers.map((answer) => answer.statusCode)).toEqual([303, 303, 303, 303])
    for (const slug of ['serentak', 'serentak-2', 'serentak-3', 'serentak-4'])
      expect((await publicPage(`/berita/${slug}`)).statusCode).toBe(200)
  })
})

describe('sent twice', () => {
  test('a new form makes one item', async () => {
    const id = newId()
    const answers = await Promise.all([1, 2, 3].map(() => write({ id, title: 'Sekali saja', aksi: 'terbitkan' })))
    expect(answers.map((answer) => answer.headers.location)).toEqual(Array(3).fill(`/admin/berita/${id}?pesan=terbit`))
    expect((await publicPage('/berita')).body.match(/>Sekali saja</g)).toHaveLength(1)
    expect((await trail(id)).filter((deed) => deed === 'news.create')).toHaveLength(1)
  })

  test('a new form with another text under the same id overwrites nothing', async () => {
    const id = newId()
    await write({ id, title: 'Yang pertama' })
    const again = await write({ id, title: 'Yang kedua' })
    expect(again.statusCode).toBe(409)
    expect(again.body).toContain('Yang pertama')
    expect(again.body).toContain('value="Yang kedua"')
  })

  test('a change is made once', async () => {
    const id = newId()
    await write({ id, title: 'Awal' })
    const change = { version: '1', title: 'Ubahan', body: 'Isi.' }
    const answers = await Promise.all([edit(id, change), edit(id, change)])
    expect(answers.map((answer) => answer.statusCode)).toEqual([303, 303])
    expect(await trail(id)).toEqual(['news.create', 'news.edit'])
  })
})

describe('two people at one item', () => {
  test('the second is told, sees both texts, and may then save', async () => {
    const id = newId()
    await write({ id, title: 'Bersama', body: 'Tulisan bersama.' })
    const sekdes = await house.signIn('beji.localhost:3000', 'sekdes')
    await edit(id, { version: '1', title: 'Bersama', body: 'Tulisan sekdes.' }, sekdes)
    const late = await edit(id, { version: '1', title: 'Bersama', body: 'Tulisan operator.' })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Tulisan operator.')
    expect(late.body).toContain('Tulisan sekdes.')
    expect(late.body).toContain('name="version" value="2"')

    expect((await edit(id, { version: '2', title: 'Bersama', body: 'Tulisan keduanya.' })).statusCode).toBe(303)
    expect((await house.get(`${BEJI}/admin/berita/${id}`, operator)).body).toContain('Tulisan keduanya.')
  })

  test('a preview that is no longer what would be published is not published', async () => {
    const id = newId()
    await write({ id, title: 'Pratinjau lama' })
    await edit(id, { version: '1', title: 'Pratinjau baru', body: 'Isi.' })
    expect((await house.post(`${BEJI}/admin/berita/${id}/terbitkan`, { version: '1' }, operator)).statusCode).toBe(409)
  })
})

describe("another site's item", () => {
  test('is not found, neither to read nor to change', async () => {
    const id = newId()
    await write({ id, title: 'Milik Beji' })
    const other = await house.signIn('jenu.localhost:3000', 'operator')
    const address = `${JENU}/admin/berita/${id}`
    expect((await house.get(address, other)).statusCode).toBe(404)
    expect((await house.get(`${address}/pratinjau`, other)).statusCode).toBe(404)
    const change = { version: '1', title: 'Direbut', body: 'x', aksi: 'simpan' }
    expect((await house.post(address, change, other)).statusCode).toBe(404)
    expect((await house.post(`${address}/terbitkan`, { version: '1' }, other)).statusCode).toBe(404)
    expect((await house.post(`${address}/tarik`, {}, other)).statusCode).toBe(404)
    expect((await house.get(`${BEJI}/admin/berita/${id}`, operator)).body).toContain('value="Milik Beji"')
    expect((await house.get(`${BEJI}/admin/berita`)).headers.location).toContain('/masuk')
  })
})

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

  test('of a village go ten by ten, newest first', async () => {
    const first = await house.get('http://temaji.localhost:3000/berita')
    expect(first.body).toContain('Kabar nomor 22')
    expect(first.body).toContain('Kabar nomor 13')
    expect(first.body).not.toContain('Kabar nomor 12<')
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
    expect(await desk('?cari=tidakada')).toContain('Tidak ada berita yang cocok.')
    expect(await desk('?halaman=99')).toContain('Halaman 2 dari 2')
  })
})
