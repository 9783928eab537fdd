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
    expect([first.statusCode, first.json()]).toEqual([200, { id, version, at: `/admin/berita/${id}` }])
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
    for (const section of ['berita', 'produk', 'pengumuman', 'agenda', 'galeri', 'unduhan']) {
      const id = newId()
      const send = openForm(id, { isNew: true, section })
      const title = section === 'produk' ? 'name' : 'title'
      expect((await send({ [title]: 'Belum jadi', body: 'Kata demi kata.' })).json()).toEqual({
        id,
        version: null,
        at: `/admin/${section}/baru?id=${id}`,
      })
      expect(await page(`/admin/${section}`)).toContain(`href="/admin/${section}/baru?id=${id}"`)
      const form = await page(`/admin/${section}/baru?id=${id}`)
      expect(form).toContain('value="Belum jadi"')
      expect(form.includes('Kata demi kata.')).toBe(form.includes('<textarea'))
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

  test('sent from a page that stands open for one officer while another is signed in is not the other’s', async () => {
    const id = await publish('Laptop bersama', 'Awal.')
    const me = /data-officer="([^"]+)"/.exec(await page('/admin/berita'))![1]!
    const send = openForm(id, { by: head, version: String((await rowOf(id))!.version) })
    expect((await send({ title: 'Rahasia operator', body: 'Isi.', 'ditulis-oleh': me })).statusCode).toBe(401)
    expect(await page('/admin/berita', head)).not.toContain('Rahasia operator')
  })
})

const ITEMS = [
  ['pengumuman', { since: '2026-07-01', until: '2026-07-31', body: 'Isi.' }],
  ['agenda', { day: '2026-07-08', place: 'Balai desa' }],
  ['galeri', { takenOn: '2026-07-01' }],
  ['unduhan', { category: 'Formulir', year: '2026' }],
] as const

test.each(ITEMS)('a text of %s saves itself as news does', async (section, fields) => {
  const id = newId()
  const desk = `/admin/${section}`
  await house.post(BEJI + desk, { id, title: 'Yang lama', ...fields, aksi: 'simpan' }, operator)
  const send = openForm(id, { section })
  const sent = await send({ ...fields, title: 'Yang baru' })
  expect([sent.statusCode, sent.json()]).toEqual([200, { id, version: '1', at: `${desk}/${id}` }])
  const form = await page(`${desk}/${id}`)
  expect(form).toContain('value="Yang baru"')
  expect(form).toContain('Belum disimpan.')
  const list = await page(desk)
  expect([list.includes('Belum Anda simpan'), list.includes('Yang lama')]).toEqual([true, true])
  const others = await page(`${desk}/${id}`, head)
  expect(others).toContain('Operator Contoh sedang menulis di sini juga')
  expect([others.includes('Yang lama'), others.includes('Yang baru')]).toEqual([true, false])
  const preview = await house.get(`${BEJI}${desk}/${id}/pratinjau`, operator)
  expect(preview.statusCode).toBe(section === 'unduhan' ? 404 : 200)
  if (preview.statusCode === 200) expect(preview.body).toMatch(/<h1>Yang baru<\/h1>/)
  if (preview.statusCode === 200) expect(preview.body).toContain('Tulisan Anda belum disimpan')

  expect((await send({ ...fields, title: 'Yang baru' }, 'simpan')).headers.location).toBe(`${desk}/${id}?pesan=simpan`)
  await send({ ...fields, title: 'Terlambat' }, 'otomatis', 1)
  expect(await page(`${desk}/${id}`)).not.toContain('Terlambat')
  const mine = openForm(id, { section, version: '2' })
  await mine({ ...fields, title: 'Punya saya' })
  await openForm(id, { section, version: '2', by: head })({ ...fields, title: 'Punya kades' }, 'simpan')
  expect((await mine({ ...fields, title: 'Punya saya lagi' })).statusCode).toBe(409)
  for (const both of [
    await page(`${desk}/${id}`),
    (await mine({ ...fields, title: 'Punya saya lagi' }, 'simpan')).body,
  ]) {
    expect(both).toMatch(/value="Punya saya lagi"[\s\S]*Yang tersimpan sekarang[\s\S]*Punya kades/)
    expect(both).toContain(`data-kept="${id}"`)
  }
  await house.post(`${BEJI}${desk}/${id}/buang`, {}, operator)
  expect(await page(`${desk}/${id}?pesan=buang`)).toContain('Kembalikan sebagai draf')
  await house.post(`${BEJI}${desk}/${id}/kembalikan`, {}, operator)
  await house.post(`${BEJI}${desk}/${id}/lupakan`, {}, operator)
  expect(await page(`${desk}/${id}`)).toContain('value="Punya kades"')
})

test('a part of the profile saves itself as news does', async () => {
  const address = '/admin/profil/sejarah'
  const version = async () => /name="version" value="([^"]+)"/.exec(await page(address))![1]!
  const open = async (by = operator) => {
    const [writing, typedOn] = [newId(), await version()]
    let step = 0
    return (history: string, aksi = 'otomatis') => {
      const form = { version: typedOn, history, aksi, 'tulisan-ini': writing, 'langkah-ke': String(++step) }
      return house.post(BEJI + address, form, by)
    }
  }
  const mine = await open()
  expect((await mine('Dulu hutan jati.')).json()).toMatchObject({ at: address })
  const form = await page(address)
  expect([form.includes('Dulu hutan jati.'), form.includes('Warga masih membaca yang lama.')]).toEqual([true, true])
  expect([await page(address, head), await page('/profil/sejarah', '')].join()).not.toContain('Dulu hutan jati.')
  const preview = await house.get(`${BEJI}${address}/pratinjau`, operator)
  expect(preview.body).toMatch(/Tulisan Anda belum disimpan[\s\S]*<h1>Sejarah<\/h1>[\s\S]*Dulu hutan jati\./)
  expect([preview.headers['cache-control'], preview.body.includes('noindex')]).toEqual(['no-store', true])
  expect(await page(`${address}/pratinjau`, head)).not.toContain('Dulu hutan jati.')
  expect(await page('/admin/profil')).toContain('Belum Anda simpan')
  expect((await mine('Dulu hutan jati.', 'simpan')).headers.location).toBe(`${address}?pesan=simpan`)
  expect(await page('/admin/profil')).not.toContain('Belum Anda simpan')

  const [again, theirs] = [await open(), await open(head)]
  await again('Dulu rawa.')
  await theirs('Dulu ladang.', 'simpan')
  expect((await again('Dulu rawa besar.')).statusCode).toBe(409)
  const both = await page(address)
  expect(both).toMatch(/Dulu rawa besar\.[\s\S]*Yang tersimpan sekarang[\s\S]*Dulu ladang\./)
  await house.post(`${BEJI}${address}/lupakan`, {}, operator)
  expect(await page(address)).not.toContain('Dulu rawa besar.')
})
