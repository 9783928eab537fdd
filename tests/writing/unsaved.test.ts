import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { processPicture } from '../../src/media/process-picture.ts'
import { storePicture } from '../../src/media/store-picture.ts'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { aPhoto } from '../support/photos.ts'

const BEJI = 'http://beji.localhost:3000'
let house: TestHouse
let operator: string
let head: string
beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost:3000', 'operator')
  head = await house.signIn('beji.localhost:3000', 'kades')
})
afterAll(() => house.close())

const page = async (path: string, by = operator) => (await house.get(BEJI + path, by)).body
const rowOf = async (id: string) => {
  const site = await house.site('beji.localhost')
  return house.database.office(site.id, (db) => db.news.findFirst({ where: { id } }))
}
const publish = async (title: string, body: string) => {
  const id = newId()
  await house.post(`${BEJI}/admin/berita`, { id, title, body, aksi: 'terbitkan' }, operator)
  return id
}

/** One open form: it counts its steps, as its script does. */
function openForm(id: string, { by = operator, isNew = false, section = 'berita', version = '1' } = {}) {
  const writing = newId()
  let step = 0
  return async (fields: Record<string, string>, aksi = 'otomatis', at = ++step) => {
    const form = {
      ...(isNew ? { id } : { version }),
      ...fields,
      'tulisan-ini': writing,
      'langkah-ke': String(at),
      aksi,
    }
    return house.post(`${BEJI}/admin/${section}${isNew ? '' : `/${id}`}`, form, by)
  }
}

describe('a text that saves itself', () => {
  test('stands beside what is published, which stays as it is until its officer saves', async () => {
    const id = await publish('Pasar murah', 'Yang lama.')
    const version = String((await rowOf(id))!.version)
    const send = openForm(id, { version })
    const first = await send({ title: 'Pasar murah', body: 'Yang baru.' })
    expect([first.statusCode, first.json()]).toEqual([200, { id, version: Number(version), at: `/admin/berita/${id}` }])
    expect((await rowOf(id))!.body).toBe('Yang lama.')
    expect(await page('/berita/pasar-murah', '')).toContain('Yang lama.')
    const form = await page(`/admin/berita/${id}`)
    expect(form).toContain('Yang baru.')
    expect(form).toContain('Warga masih membaca yang lama.')
    const preview = await house.get(`${BEJI}/admin/berita/${id}/pratinjau`, operator)
    expect(preview.body).toContain('Yang baru.')
    expect(preview.body).toContain('<meta name="robots" content="noindex">')
    expect(preview.headers['cache-control']).toBe('no-store')
    expect(await page('/admin/berita')).toContain('Belum Anda simpan')
    expect(await page(`/admin/berita/${id}`, head)).toContain('Operator Contoh sedang menulis di sini juga')
    expect(await page(`/admin/berita/${id}`, head)).not.toContain('Yang baru.')

    const site = await house.site('beji.localhost')
    const trail = () => house.database.office(site.id, (db) => db.auditEntry.count({ where: { subjectId: id } }))
    const before = await trail()
    await send({ title: 'Pasar murah', body: 'Yang paling baru.' })
    expect(await trail()).toBe(before)
    expect((await send({ title: 'Pasar murah', body: 'Yang paling baru.' }, 'simpan')).statusCode).toBe(303)
    expect((await rowOf(id))!.body).toBe('Yang paling baru.')
    await send({ title: 'Pasar murah', body: 'Terlambat.' }, 'otomatis', 1)
    const after = await page(`/admin/berita/${id}`)
    expect(after).not.toContain('Terlambat.')
    expect(after).toMatch(/data-written="[0-9a-f-]{36} 3"/)
  })

  test('of a new item is found again at the desk, and goes when it is thrown away', async () => {
    for (const [section, title] of [
      ['berita', 'title'],
      ['produk', 'name'],
    ] as const) {
      const id = newId()
      const send = openForm(id, { isNew: true, section })
      expect((await send({ [title]: 'Belum jadi', body: 'Kata demi kata.' })).json()).toEqual({
        id,
        version: null,
        at: `/admin/${section}/baru?id=${id}`,
      })
      expect(await page(`/admin/${section}`)).toContain(`href="/admin/${section}/baru?id=${id}"`)
      const form = await page(`/admin/${section}/baru?id=${id}`)
      expect(form).toContain('Kata demi kata.')
      expect(form).toContain(`name="id" value="${id}"`)
      const gone = await house.post(`${BEJI}/admin/${section}/${id}/lupakan`, {}, operator)
      expect(gone.headers.location).toBe(`/admin/${section}?pesan=lupa`)
      expect(await page(`/admin/${section}`)).not.toContain('Belum jadi')
    }
  })

  test('keeps the photos that are listed, their words and their order, and shows them before they are saved', async () => {
    const site = await house.site('beji.localhost')
    const photos = await Promise.all(
      [450, 460].map(async (width) => processPicture(await aPhoto({ width, height: 222 }))),
    )
    const [one, two] = await house.database.office(site.id, async (db) => {
      const stored: string[] = []
      for (const photo of photos) if (photo.ok) stored.push(await storePicture(db, site, photo.picture))
      return stored
    })
    for (const [section, title] of [
      ['berita', 'title'],
      ['produk', 'name'],
    ] as const) {
      const id = newId()
      const listed = { 'foto-1-id': one!, 'foto-1-alt': 'Sawah', 'foto-2-id': two!, 'foto-2-alt': 'Ladang' }
      await house.post(`${BEJI}/admin/${section}`, { id, [title]: 'Berfoto', ...listed, aksi: 'simpan' }, operator)
      const turned = { 'foto-1-id': two!, 'foto-1-alt': 'Ladang jagung', 'foto-2-id': one!, 'foto-2-alt': 'Sawah' }
      await openForm(id, { section })({ [title]: 'Berfoto', ...turned })
      const form = await page(`/admin/${section}/${id}`)
      expect(form).toMatch(/name="foto-1-alt"[^>]*value="Ladang jagung"/)
      expect(form).toMatch(/name="foto-2-alt"[^>]*value="Sawah"/)
      expect(await page(`/admin/${section}/${id}/pratinjau`)).toMatch(/alt="Ladang jagung"[\s\S]*alt="Sawah"/)
      await house.post(`${BEJI}/admin/${section}/${id}/lupakan`, {}, operator)
      expect(await page(`/admin/${section}/${id}`)).toMatch(/name="foto-1-alt"[^>]*value="Sawah"/)
    }
  })

  test('that met another’s is told so, and stays beside it until both are put together', async () => {
    const id = await publish('Rapat', 'Awal.')
    const version = String((await rowOf(id))!.version)
    const mine = openForm(id, { version })
    await mine({ title: 'Rapat', body: 'Tulisan saya.' })
    await openForm(id, { by: head, version })({ title: 'Rapat', body: 'Tulisan kades.' }, 'simpan')
    const told = await mine({ title: 'Rapat', body: 'Tulisan saya lagi.' })
    expect([told.statusCode, told.json()]).toEqual([409, { conflict: true }])
    expect((await rowOf(id))!.body).toBe('Tulisan kades.')
    for (const both of [
      (await mine({ title: 'Rapat', body: 'Tulisan saya lagi.' }, 'simpan')).body,
      await page(`/admin/berita/${id}`),
    ]) {
      expect(both).toContain('Tulisan saya lagi.')
      expect(both).toContain('Tulisan kades.')
      expect(both).toContain(`data-kept="${id}"`)
    }
    await house.post(`${BEJI}/admin/berita/${id}/lupakan`, {}, operator)
    expect(await page(`/admin/berita/${id}`)).not.toContain('Tulisan saya lagi.')
  })

  test('in a second window of the same officer does not overwrite the first', async () => {
    const id = await publish('Dua jendela', 'Awal.')
    const version = String((await rowOf(id))!.version)
    const [one, two] = [openForm(id, { version }), openForm(id, { version })]
    await one({ title: 'Dua jendela', body: 'Jendela satu.' })
    expect((await two({ title: 'Dua jendela', body: 'Jendela dua.' })).statusCode).toBe(409)
    expect(await page(`/admin/berita/${id}`)).toContain('Jendela satu.')
  })
})

describe('a draft with an hour', () => {
  const schedule = (id: string, version: number, tanggal: string, jam: string) =>
    house.post(`${BEJI}/admin/berita/${id}/jadwalkan`, { version: String(version), tanggal, jam }, operator)
  const draft = async (title: string, body = 'Isi.') => {
    const id = newId()
    await house.post(`${BEJI}/admin/berita`, { id, title, body, aksi: 'simpan' }, operator)
    return id
  }

  test('publishes itself once when the hour has come, on the site and in the feed', async () => {
    const id = await draft('Besok pagi')
    expect((await schedule(id, 1, '2026-07-07', '06:30')).statusCode).toBe(303)
    expect(await page(`/admin/berita/${id}`)).toContain('Selasa, 7 Juli 2026, 06.30 WIB')
    expect(await page('/admin/berita')).toContain('Terjadwal')
    expect(await page('/feed.xml', '')).not.toContain('Besok pagi')
    await house.app.publishDue()
    expect((await rowOf(id))!.status).toBe('draft')

    const now = house.clock.now
    house.clock.now = new Date('2026-07-06T23:30:00Z')
    await Promise.all([house.app.publishDue(), house.app.publishDue()])
    expect(await rowOf(id)).toMatchObject({ status: 'published', slug: 'besok-pagi', publishAt: null })
    const site = await house.site('beji.localhost')
    const deeds = await house.database.office(site.id, (db) =>
      db.auditEntry.findMany({ where: { subjectId: id, deed: 'news.publish' } }),
    )
    expect(deeds).toHaveLength(1)
    await expect.poll(() => page('/feed.xml', '')).toContain('Besok pagi')
    expect(await page('/berita/besok-pagi', '')).toContain('Isi.')
    house.clock.now = now
  })

  test('keeps waiting while it is changed, and not when it is called off or thrown away', async () => {
    const [id, thrown] = [await draft('Nanti'), await draft('Buang')]
    await schedule(id, 1, '2026-07-08', '06:30')
    await schedule(thrown, 1, '2026-07-08', '06:30')
    const edit = { version: '2', title: 'Nanti saja', body: 'Isi.', aksi: 'simpan' }
    await house.post(`${BEJI}/admin/berita/${id}`, edit, operator)
    expect((await rowOf(id))!.publishAt).not.toBeNull()
    expect(
      (await house.post(`${BEJI}/admin/berita/${id}`, { ...edit, version: '3', body: '' }, operator)).statusCode,
    ).toBe(422)
    await house.post(`${BEJI}/admin/berita/${id}/batal-jadwal`, {}, operator)
    await house.post(`${BEJI}/admin/berita/${thrown}/buang`, {}, operator)
    expect([(await rowOf(id))!.publishAt, (await rowOf(thrown))!.publishAt]).toEqual([null, null])
  })

  test('is refused an hour that is past, none at all, or one without a text', async () => {
    const id = await draft('Lewat', '')
    for (const [day, hour, words] of [
      ['2026-07-05', '06:30', 'sudah lewat'],
      ['', '06:30', 'Isi tanggal terbit'],
      ['2026-07-08', '', 'Isi jam terbit'],
      ['2026-02-30', '25:00', 'Isi tanggal terbit'],
      ['2029-01-01', '06:30', 'satu tahun'],
      ['2026-07-08', '06:30', 'Isi kabar sebelum'],
    ] as const) {
      const refused = await schedule(id, 1, day, hour)
      expect(refused.statusCode).toBe(422)
      expect(refused.body).toContain(words)
    }
    expect((await schedule(await draft('Bentrok'), 7, '2026-07-08', '06:30')).statusCode).toBe(409)
  })
})
