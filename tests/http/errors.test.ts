import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { openDatabase } from '../../src/database/client.ts'
import { officers, open } from '../../src/http/access.ts'
import { Conflict } from '../../src/shared/errors.ts'
import { newId } from '../../src/shared/id.ts'
import { type Answer, type TestHouse, testHouse } from '../support/app.ts'

const host = 'beji.localhost'
const origin = `http://${host}`
const FORM = 'application/x-www-form-urlencoded'
let house: TestHouse
let app: FastifyInstance
let cookie: string

beforeAll(async () => {
  house = await testHouse()
  cookie = await house.signIn(host, 'operator')
  app = await buildApp({ config: house.config, database: house.database, now: () => house.clock.now })
  app.get('/uji/rusak', { config: open() }, async () => {
    throw Object.assign(new Error('RAHASIA'), { detail: 'RAHASIA' })
  })
  app.get('/uji/ramai', { config: open() }, async () => {
    throw Object.assign(new Error('RAHASIA'), { statusCode: 503 })
  })
  app.get('/uji/bentrok', { config: open() }, async () => {
    throw new Conflict('Sudah diubah orang lain.')
  })
  app.get('/uji/hilang', { config: open() }, async ({ site: { id: siteId } }) =>
    house.database.office(siteId, (db) => db.newsAddress.create({ data: { siteId, slug: 'hilang', newsId: newId() } })),
  )
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await house.close()
})

const ask = async (url: string, more: InjectOptions = {}): Promise<Answer> =>
  app.inject({ ...more, url, headers: { host, origin, ...more.headers } })
const send = (url: string, payload: string | Buffer, type = FORM, more: Record<string, string> = {}) =>
  ask(url, { method: 'POST', payload, headers: { 'content-type': type, ...more } })

/** A page of ours: with a heading, a way on, the headers of every page, and nothing of the inside. */
function isErrorPage(answer: Answer, status: number, what: string) {
  expect([answer.statusCode, answer.headers['content-type']], `${what}: ${answer.body.slice(0, 300)}`).toEqual([
    status,
    'text/html; charset=utf-8',
  ])
  expect(answer.body, what).toMatch(/<h1/)
  expect(answer.body, what).not.toMatch(/RAHASIA|Error:|FST_|node_modules|undefined|\[object/)
  expect(answer.headers, what).toMatchObject({
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
}

describe('an address', () => {
  test('that cannot be decoded is answered by a page', async () => {
    for (const url of ['/%zz', '/%', '/berita/%E0%A4%A', '/berita/%c0%ae', '/%ff?halaman=1', '/aset/%zz'])
      isErrorPage(await ask(url), 400, url)
  })

  test('that names nothing is a page that was not found, however long or odd', async () => {
    const odd = [
      '/berita/%00',
      `/berita/${'a'.repeat(5000)}`,
      '/berita/..%2f..%2fetc',
      '/produk/%F0%9F%8D%9A',
      '/gambar/x.webp',
      '/profil/x',
    ]
    for (const url of [
      ...odd,
      '/aset/../package.json',
      '/aset/%2e%2e/package.json',
      '/aset/tidak-ada.css',
      '/.env',
      '/admin/tidak-ada',
    ])
      isErrorPage(await ask(url), 404, url)
  })

  test('of what is gone says what was not found', async () => {
    expect((await ask('/berita/sudah-dihapus')).body).toContain('Kabar tidak ditemukan.')
    expect((await ask('/tidak-ada')).body).toContain('Alamatnya mungkin salah ketik')
  })

  test('of a host that is nobody’s is answered with 421, without a site', async () => {
    for (const other of ['nowhere.desa.id', 'beji.localhost.example.com', '127.0.0.1', '-'])
      isErrorPage(await ask('/', { headers: { host: other } }), 421, other)
  })

  test('with a query made of anything is served', async () => {
    for (const query of [
      'halaman=-1',
      'halaman=1e9',
      'halaman=%00',
      'a[b]=1&__proto__=2&constructor=3',
      '%zz=%zz',
      '&&&=',
      'cari=%00%ff',
    ])
      for (const url of [`/berita?${query}`, `/masuk?${query}`, `/admin/berita?${query}`])
        expect((await ask(url, { headers: { cookie } })).statusCode, url).toBeOneOf([200, 404])
  })

  test('by a method nobody uses is not found', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)
      expect((await ask('/berita', { method })).statusCode, method).toBe(404)
  })
})

describe('a form', () => {
  test('too large to be one is refused with 413', async () => {
    isErrorPage(await send('/masuk', `username=${'a'.repeat(2_000_000)}`), 413, 'urlencoded')
  })

  test('of a kind no page sends is refused with a page', async () => {
    const kinds = ['text/xml', 'application/octet-stream', 'text/html; charset=x', 'x']
    for (const type of kinds) {
      const answer = await send('/masuk', '<a/>', type)
      expect(answer.statusCode, type).toBeOneOf([400, 415])
      isErrorPage(answer, answer.statusCode, type)
    }
    isErrorPage(await send('/masuk', '{"a', 'application/json'), 400, 'broken JSON')
  })

  test('of odd fields is refused like any other wrong form', async () => {
    for (const body of [
      '',
      'username=%00&password=%00',
      'username=%ff%fe&password=%zz',
      'username[]=a&username[]=b',
      '__proto__=1',
      '&=&',
      'a'.repeat(9999),
    ])
      expect((await send('/masuk', body)).statusCode, body.slice(0, 60)).toBe(422)
    for (const body of ['null', '[]', '7', '{"username":{"a":1}}', '{"username":["a"],"password":7}'])
      expect((await send('/masuk', body, 'application/json')).statusCode, body).toBeOneOf([400, 422])
  })

  test('that lost a part on the way is told so in the reader’s language', async () => {
    const answer = await send('/admin/akun/pengaman', 'code=123456', FORM, { cookie })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Isian ini belum sesuai. Perbaiki, atau muat ulang halaman lalu isi lagi.')
    expect(answer.body).not.toContain('Invalid')
  })

  test('with a NUL or half a letter in its text is kept without it', async () => {
    const id = newId()
    const body = `id=${id}&title=Kabar%00+baru&body=Isi%00+%ED%A0%80`
    expect((await send('/admin/berita', body, FORM, { cookie })).statusCode).toBe(303)
    const page = await ask(`/admin/berita/${id}`, { headers: { cookie } })
    expect(page.body).toContain('value="Kabar baru"')
  })

  test('of a version that no row can have means nothing', async () => {
    const id = newId()
    await send('/admin/berita', `id=${id}&title=Kabar&body=Isi`, FORM, { cookie })
    const body = 'version=2147483648&title=Kabar+lain&body=Isi'
    isErrorPage(await send(`/admin/berita/${id}`, body, FORM, { cookie }), 400, 'beyond the integers of the database')
  })

  test('with a NIK in a title, which becomes an address, is refused with what was typed', async () => {
    const typed = 'Kabar 3523991212909555'
    for (const [path, field] of [
      ['berita', 'title'],
      ['produk', 'name'],
      ['pengumuman', 'title'],
      ['agenda', 'title'],
      ['galeri', 'title'],
      ['unduhan', 'title'],
    ] as const) {
      const body = new URLSearchParams({ id: newId(), [field]: typed, day: '2026-07-08', body: 'Isi.' }).toString()
      const answer = await send(`/admin/${path}`, body, FORM, { cookie })
      expect(answer.statusCode, path).toBe(422)
      expect(answer.body, path).toContain('Tulis tanpa NIK')
      expect(answer.body, path).toContain(typed)
    }
  })

  test('in parts that do not fit is refused with a page', async () => {
    const parts = 'multipart/form-data; boundary=x'
    for (const [type, body] of [
      [parts, ''],
      [parts, 'x'],
      [parts, '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nSetengah'],
      ['multipart/form-data', '--x--'],
      [parts, `${'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'.repeat(200)}--x--`],
      [parts, '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--'],
    ] as const) {
      const answer = await send('/admin/berita', body, type, { cookie })
      expect(answer.statusCode, body.slice(0, 80)).toBeOneOf([400, 404, 413, 415, 422])
      expect(answer.headers['content-type']).toContain('text/html')
    }
  })
})

describe('what goes wrong inside', () => {
  test('is told as 500 with a number to ask about, and nothing else', async () => {
    const answer = await ask('/uji/rusak')
    isErrorPage(answer, 500, 'rusak')
    expect(answer.body).toMatch(/req-\w+|[0-9a-f-]{8,}/)
  })

  test('for a while is told as 503', async () => isErrorPage(await ask('/uji/ramai'), 503, 'ramai'))

  test('between two officers is told in the deed’s own words', async () => {
    const answer = await ask('/uji/bentrok')
    isErrorPage(answer, 409, 'bentrok')
    expect(answer.body).toContain('Sudah diubah orang lain.')
    const named = await ask('/uji/hilang')
    isErrorPage(named, 409, 'a row names another that is gone')
    expect(named.body).toContain('tidak ada yang tersimpan')
  })
})

describe('a machine asking how we are', () => {
  test('hears that the process lives even when the database is away', async () => {
    const own = openDatabase(house.appUrl, 1)
    const alone = await buildApp({
      config: house.config,
      database: { ...own, ping: () => Promise.reject(new Error('away')) },
    })
    const status = async (url: string) => (await alone.inject({ url, headers: { host: '10.0.0.9' } })).statusCode
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503])
    await alone.close()
    await own.close()
  })

  test('is sent elsewhere while the process drains', async () => {
    app.draining = true
    expect((await ask('/readyz')).statusCode).toBe(503)
    app.draining = false
    expect((await ask('/readyz')).statusCode).toBe(200)
  })
})

test('a route that does not say who may use it does not start', async () => {
  const other = await buildApp({ config: house.config, database: house.database })
  expect(() => other.get('/uji/terbuka', async () => '')).toThrow('does not say who may use it')
  other.get('/admin/uji', { config: officers('content') }, async () => '')
  expect(other.declaredRoutes.at(-1)).toMatchObject({ url: '/admin/uji', access: { permission: 'content' } })
  await other.close()
})
