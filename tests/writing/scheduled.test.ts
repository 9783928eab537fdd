import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp } from '../../src/commands/trial/app-process.ts'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { rowsOf } from '../support/rows.ts'

const BEJI = 'http://beji.localhost:3000'
let house: TestHouse
let operator: string
beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost:3000', 'operator')
})
afterAll(() => house.close())

const page = async (path: string, by = operator) => (await house.get(BEJI + path, by)).body
const office = async <T>(work: Parameters<typeof house.database.office<T>>[1]) =>
  house.database.office((await house.site('beji.localhost')).id, work)

const KINDS = [
  {
    section: 'berita',
    deed: 'news.publish',
    rowOf: (id: string) => office((db) => db.news.findFirstOrThrow({ where: { id } })),
    fields: (title: string) => ({ title, body: 'Isi.' }),
    bare: (title: string) => ({ title }),
    lacks: 'Isi kabar sebelum',
  },
  {
    section: 'produk',
    deed: 'product.publish',
    rowOf: (id: string) => office((db) => db.product.findFirstOrThrow({ where: { id } })),
    fields: (name: string) => ({ name, seller: 'Bu Contoh', whatsapp: '081234567890' }),
    bare: (name: string) => ({ name }),
    lacks: 'Isi nama penjual sebelum',
  },
] as const

describe.each(KINDS)('a draft of $section with an hour', ({ section, deed, rowOf, fields, bare, lacks }) => {
  const desk = `/admin/${section}`
  const post = (path: string, form: Record<string, string> = {}) => house.post(BEJI + desk + path, form, operator)
  const schedule = (id: string, version: number, tanggal: string, jam: string) =>
    post(`/${id}/jadwalkan`, { version: String(version), tanggal, jam })
  const draft = async (form: Record<string, string>) => {
    const id = newId()
    await post('', { id, ...form, aksi: 'simpan' })
    return id
  }

  test('publishes itself once when the hour has come', async () => {
    const id = await draft(fields('Besok pagi'))
    expect((await schedule(id, 1, '2026-07-07', '06:30')).headers.location).toBe(`${desk}/${id}?pesan=jadwal`)
    expect(await page(`${desk}/${id}`)).toContain('Selasa, 7 Juli 2026, 06.30 WIB')
    expect(await page(desk)).toContain('Terjadwal')
    expect(await page('/admin')).toContain(`1 ${section} terjadwal`)
    expect(await page(`/${section}`, '')).not.toContain('Besok pagi')
    await house.app.publishDue()
    expect((await rowOf(id)).status).toBe('draft')

    const now = house.clock.now
    house.clock.now = new Date('2026-07-06T23:30:00Z')
    await Promise.all([house.app.publishDue(), house.app.publishDue()])
    expect(await rowOf(id)).toMatchObject({ status: 'published', slug: 'besok-pagi', publishAt: null })
    expect(await office((db) => db.auditEntry.count({ where: { subjectId: id, deed } }))).toBe(1)
    await expect.poll(() => page(`/${section}`, '')).toContain('Besok pagi')
    expect(await page(`/${section}/besok-pagi`, '')).toContain('Besok pagi')
    house.clock.now = now
  })

  test('keeps waiting while it is changed, and not when it is called off or thrown away', async () => {
    const [id, thrown] = [await draft(fields('Nanti')), await draft(fields('Buang'))]
    await schedule(id, 1, '2026-07-08', '06:30')
    await schedule(thrown, 1, '2026-07-08', '06:30')
    await post(`/${id}`, { version: '2', ...fields('Nanti saja'), aksi: 'simpan' })
    expect((await rowOf(id)).publishAt).not.toBeNull()
    const lacking = await post(`/${id}`, { version: '3', ...bare('Nanti saja'), aksi: 'simpan' })
    expect([lacking.statusCode, lacking.body.includes(lacks)]).toEqual([422, true])
    await post(`/${id}/batal-jadwal`)
    await post(`/${thrown}/buang`)
    expect([(await rowOf(id)).publishAt, (await rowOf(thrown)).publishAt]).toEqual([null, null])
  })

  test('is refused an hour that is past, none at all, or one without what the public needs', async () => {
    const id = await draft(bare('Lewat'))
    for (const [day, hour, words] of [
      ['2026-07-05', '06:30', 'sudah lewat'],
      ['', '06:30', 'Isi tanggal terbit'],
      ['2026-07-08', '', 'Isi jam terbit'],
      ['2026-02-30', '25:00', 'Isi tanggal terbit'],
      ['2029-01-01', '06:30', 'satu tahun'],
      ['2026-07-08', '06:30', lacks],
    ] as const) {
      const refused = await schedule(id, 1, day, hour)
      expect(refused.statusCode).toBe(422)
      expect(refused.body).toContain(words)
    }
    expect((await schedule(await draft(fields('Bentrok')), 7, '2026-07-08', '06:30')).statusCode).toBe(409)
  })
})

test('those that cannot be published hold up none behind them, are tried again, and the officers are told why', async () => {
  const rows = await rowsOf(house)
  const draft = async (section: string, form: Record<string, string>, jam: string) => {
    const id = newId()
    await house.post(`${BEJI}/admin/${section}`, { id, ...form, aksi: 'simpan' }, operator)
    const hour = { version: '1', tanggal: '2026-07-07', jam }
    expect((await house.post(`${BEJI}/admin/${section}/${id}/jadwalkan`, hour, operator)).statusCode).toBe(303)
    return id
  }
  const stuck = await draft('berita', KINDS[0].fields('Macet'), '06:00')
  const [news, product] = [
    await draft('berita', KINDS[0].fields('Sesudahnya'), '06:10'),
    await draft('produk', KINDS[1].fields('Sesudahnya'), '06:10'),
  ]
  const standing = async () =>
    Promise.all([KINDS[0].rowOf(stuck), KINDS[0].rowOf(news), KINDS[1].rowOf(product)]).then((found) =>
      found.map(({ status }) => status),
    )
  const copies = `INSERT INTO news (site_id, district_id, regency_id, id, slug, title, body, updated_at, publish_at, publish_by)
    SELECT site_id, district_id, regency_id, gen_random_uuid(), 'macet-' || n, title, body, updated_at, publish_at, publish_by
    FROM news, generate_series(1, 50) n WHERE id = $1`
  await rows.client.query(copies, [stuck])
  await rows.client.query("ALTER TABLE news ADD CONSTRAINT stuck CHECK (title <> 'Macet' OR status <> 'published')")
  const now = house.clock.now
  house.clock.now = new Date('2026-07-06T23:30:00Z')
  await expect(house.app.publishDue()).rejects.toThrow('stuck')
  expect(await standing()).toEqual(['draft', 'draft', 'published'])
  await expect(house.app.publishDue()).rejects.toThrow('stuck')
  expect(await standing()).toEqual(['draft', 'published', 'published'])
  await house.app.publishDue()
  const evening = await house.signIn('beji.localhost:3000', 'operator')
  const today = await page('/admin', evening)
  expect(today).toMatch(/id="lewat"[\s\S]*“Macet” belum terbit pada waktunya<\/b> <span>Ada gangguan di server/)
  expect(await page('/admin', await house.signIn('jenu.localhost:3000', 'operator'))).not.toContain('Macet')

  await rows.client.query('ALTER TABLE news DROP CONSTRAINT stuck')
  await rows.client.query("UPDATE news SET body = '' WHERE id = $1", [stuck])
  house.clock.now = new Date('2026-07-06T23:36:00Z')
  await house.app.publishDue()
  expect(await standing()).toEqual(['draft', 'published', 'published'])
  expect(await page('/admin', evening)).toMatch(
    new RegExp(`berita/${stuck}"><b>“Macet” belum[^<]*</b> <span>Isi kabar sebelum`),
  )
  await rows.client.query("UPDATE news SET body = 'Isi.' WHERE id = $1", [stuck])
  house.clock.now = new Date('2026-07-06T23:42:00Z')
  await house.app.publishDue()
  expect(await standing()).toEqual(['published', 'published', 'published'])
  expect(await page('/admin', evening)).not.toContain('belum terbit pada waktunya')
  house.clock.now = now
  await rows.close()
})

test('20 drafts whose hour passed while no server ran are each published once by two servers that start together', async () => {
  const site = await house.site('beji.localhost')
  const owner = { siteId: site.id, districtId: site.districtId, regencyId: site.regencyId }
  const ids = Array.from({ length: 20 }, () => newId())
  await office(async (db) => {
    const { id: publishBy } = await db.officer.findFirstOrThrow({ where: { siteId: site.id, username: 'operator' } })
    const publishAt = new Date(Date.now() - 60_000)
    const rows = ids.map((id, at) => ({ ...owner, id, slug: id, title: `Serentak ${at}`, body: 'Isi.' }))
    await db.news.createMany({ data: rows.map((row) => ({ ...row, publishAt, publishBy })) })
  })
  const settings = { DATABASE_URL: house.appUrl, SEAL_KEK: house.sealKek }
  const servers = await Promise.all([startApp(settings), startApp(settings)])
  const where = { siteId: site.id, id: { in: ids }, status: 'published' }
  await expect.poll(() => office((db) => db.news.count({ where })), { timeout: 60_000 }).toBe(20)
  await Promise.all(servers.map((server) => server.end('SIGTERM')))
  const rows = await office((db) => db.news.findMany({ where }))
  expect(new Set(rows.map(({ slug }) => slug)).size).toBe(20)
  expect(rows.every(({ publishAt, version }) => publishAt === null && version === 2)).toBe(true)
  const deeds = await office((db) =>
    db.auditEntry.groupBy({ by: ['subjectId'], where: { deed: 'news.publish', subjectId: { in: ids } }, _count: true }),
  )
  expect([deeds.length, deeds.every(({ _count }) => _count === 1)]).toEqual([20, true])
})
