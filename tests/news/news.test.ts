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
    await expect.poll(async () => (await publicPage('/berita/panen-raya-jagung')).statusCode).toBe(410)
    const gone = await publicPage('/berita/panen-raya-jagung')
    expect(gone.body).toContain('<h1>Halaman ini sudah ditarik</h1>')
    expect(gone.body).not.toContain('Panen dimulai Senin.')
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

  test('that is to be published at once is told all that is missing in one round', async () => {
    const { statusCode, body } = await write({ title: '', body: '', aksi: 'terbitkan' })
    expect(statusCode).toBe(422)
    const faults = [...body.matchAll(/<li><a href="#(\w+)">(.*?)<\/a>/g)].map(([, field, said]) => `${field}: ${said}`)
    expect(faults).toEqual(['title: Isi judul kabar.', 'body: Isi kabar sebelum menerbitkannya.'])
    expect((await write({ title: '', body: '', aksi: 'simpan' })).body).not.toContain('sebelum menerbitkannya')
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

  const at = async (path: string) => {
    const { statusCode, headers } = await publicPage(path)
    return statusCode === 301 ? headers.location : statusCode
  }

  test('follows the title: all that it had lead there, and one that comes back leads in no circle', async () => {
    const id = newId()
    await write({ id, title: 'Judul pertama', aksi: 'terbitkan' })
    await edit(id, { version: '2', title: 'Judul kedua', body: 'Isi.' })
    await expect.poll(() => at('/berita/judul-pertama')).toBe('/berita/judul-kedua')
    expect((await publicPage('/berita/judul-pertama')).headers['cache-control']).toBe('no-cache')
    await edit(id, { version: '3', title: 'Judul ketiga', body: 'Isi.' })
    await expect.poll(() => at('/berita/judul-pertama')).toBe('/berita/judul-ketiga')
    expect(await at('/berita/judul-kedua')).toBe('/berita/judul-ketiga')

    await edit(id, { version: '4', title: 'Judul pertama', body: 'Isi.' })
    await expect.poll(() => at('/berita/judul-pertama')).toBe(200)
    expect(await at('/berita/judul-ketiga')).toBe('/berita/judul-pertama')
    await write({ title: 'Judul ketiga', aksi: 'terbitkan' })
    expect(await at('/berita/judul-ketiga-2')).toBe(200)
  })

  test('keeps its day through a rest as a draft; what it is renamed to then is led to when it returns', async () => {
    const id = newId()
    await write({ id, title: 'Sebelum istirahat', aksi: 'terbitkan' })
    await house.post(`${BEJI}/admin/berita/${id}/tarik`, {}, operator)
    await edit(id, { version: '3', title: 'Sesudah istirahat', body: 'Isi.' })
    await expect.poll(() => at('/berita/sebelum-istirahat')).toBe(410)
    expect(await at('/berita/sesudah-istirahat')).toBe(404)
    house.clock.now = new Date('2026-07-08T02:00:00Z')
    const later = await house.signIn('beji.localhost:3000', 'operator')
    await house.post(`${BEJI}/admin/berita/${id}/terbitkan`, { version: '4' }, later)
    house.clock.now = new Date('2026-07-06T02:00:00Z')
    operator = await house.signIn('beji.localhost:3000', 'operator')
    await expect.poll(() => at('/berita/sebelum-istirahat')).toBe('/berita/sesudah-istirahat')
    expect((await publicPage('/berita/sesudah-istirahat')).body).toContain('6 Juli 2026')
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

test('what the public reads already cannot lose its title and its text: both are told', async () => {
  const id = newId()
  await write({ id, title: 'Sudah dibaca', aksi: 'terbitkan' })
  const { statusCode, body } = await edit(id, { version: '2', title: '', body: '' })
  expect([statusCode, body.match(/<li><a href="#(title|body)">/g)?.length]).toEqual([422, 2])
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
    expect((await publicPage('/berita/pratinjau-baru')).statusCode, 'its title is nobody’s to know').toBe(404)
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
    for (const deed of ['tarik', 'buang', 'kembalikan'])
      expect((await house.post(`${address}/${deed}`, {}, other)).statusCode).toBe(404)
    expect((await house.get(`${BEJI}/admin/berita/${id}`, operator)).body).toContain('value="Milik Beji"')
    expect((await house.get(`${BEJI}/admin/berita`)).headers.location).toContain('/masuk')
  })
})

describe('a district', () => {
  const DISTRICT = 'http://kecamatan-jenu.localhost:3000'
  test('has news of its own, written by who may write there', async () => {
    const camat = await house.signIn('kecamatan-jenu.localhost:3000', 'camat')
    const id = newId()
    expect((await write({ id, title: 'Musyawarah kecamatan', aksi: 'terbitkan' }, camat, DISTRICT)).statusCode).toBe(
      303,
    )
    expect((await house.get(`${DISTRICT}/berita/musyawarah-kecamatan`)).statusCode).toBe(200)
    expect((await house.get(`${DISTRICT}/berita`)).body).toContain(`href="${DISTRICT}/berita/musyawarah-kecamatan"`)
    expect((await publicPage('/berita/musyawarah-kecamatan')).statusCode).toBe(404)
  })
})
