import { type IncomingMessage, request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { openDatabase } from '../../src/database/client.ts'
import { officers, open } from '../../src/http/access.ts'
import { type Answer, type TestHouse, testHouse } from '../support/app.ts'
import { type Rows, rowsOf } from '../support/rows.ts'

const host = 'beji.localhost'
let house: TestHouse
let rows: Rows
let app: FastifyInstance
/** How often each made-up page was made. */
let made: Record<string, number> = {}
let held: Promise<void> | null = null

beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  app = await buildApp({
    config: { ...house.config, trustProxy: true },
    database: house.database,
    now: () => house.clock.now,
  })
  const make = (name: string) => {
    made[name] = (made[name] ?? 0) + 1
    return `${name} ${made[name]} ${'isi '.repeat(500)}`
  }
  app.get('/uji', { config: open() }, async ({ site }, reply) => {
    const page = `${site.name} ${make('uji')}`
    await held
    return reply.type('text/html; charset=utf-8').send(page)
  })
  app.get('/uji/daftar', { config: { ...open(), paged: true } }, async () => make('daftar'))
  app.get('/uji/tamu', { config: open() }, async (_, reply) => reply.header('set-cookie', 'a=b').send(make('tamu')))
  app.get('/uji/sendiri', { config: open() }, async (_, reply) =>
    reply.header('cache-control', 'private').send(make('sendiri')),
  )
  app.get('/uji/hilang', { config: open() }, async (_, reply) => reply.code(404).send(make('hilang')))
  app.get('/admin/uji', { config: officers('content') }, async () => make('petugas'))
  await app.ready()
})
beforeEach(() => {
  app.pageCache.dropAll()
  made = {}
  held = null
})
afterAll(async () => {
  await app.close()
  await rows.close()
  await house.close()
})

const ask = async (url: string, headers: Record<string, string> = {}, more: InjectOptions = {}): Promise<Answer> =>
  app.inject({ url, headers: { host, ...headers }, ...more })
/** Sends the address as it is; inject would tidy it. */
const read = (port: number, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const answered = (answer: IncomingMessage) => answer.resume().once('end', resolve)
    request({ port, path, headers: { host } }, answered).once('error', reject).end()
  })
const headersOf = ({ headers }: Answer) => {
  const { date: _, connection: __, 'content-length': ___, 'transfer-encoding': ____, ...rest } = headers
  return rest
}

describe('a page that is kept', () => {
  test('is answered without the database, with the headers it was made with', async () => {
    const own = openDatabase(house.appUrl, 2)
    const alone = await buildApp({ config: house.config, database: own })
    const get = () => alone.inject({ url: '/berita', headers: { host } })
    const first = await get()
    await own.close()
    const second = await get()
    await alone.close()
    expect([second.statusCode, second.body]).toEqual([200, first.body])
    expect(headersOf(second)).toEqual(headersOf(first))
    expect(second.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'public, max-age=60, stale-while-revalidate=600',
      vary: expect.stringMatching(/accept-encoding/i),
    })
  })

  test('is the same in every encoding, from its first answer on', async () => {
    for (const round of ['made', 'kept']) {
      const [plain, br, gzip] = [
        await ask('/uji'),
        await ask('/uji', { 'accept-encoding': 'gzip, br' }),
        await ask('/uji', { 'accept-encoding': 'gzip;q=1.0' }),
      ]
      expect(
        [plain, br, gzip].map(({ headers }) => headers['content-encoding']),
        round,
      ).toEqual([undefined, 'br', 'gzip'])
      expect(brotliDecompressSync(br.rawPayload).toString(), round).toBe(plain.body)
      expect(gunzipSync(gzip.rawPayload).toString(), round).toBe(plain.body)
    }
    const refused = await ask('/uji', { 'accept-encoding': 'br;q=0, gzip;q=0.0, identity' })
    expect(refused.headers['content-encoding']).toBeUndefined()
    expect(made.uji).toBe(1)
  })

  test('answers 304 to who has it already', async () => {
    const { etag } = (await ask('/uji')).headers as { etag: string }
    for (const tags of [etag, `"x", ${etag}`]) {
      const again = await ask('/uji', { 'if-none-match': tags })
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag])
      expect(again.headers['content-security-policy']).toBeDefined()
    }
    expect((await ask('/uji', { 'if-none-match': '"x"' })).statusCode).toBe(200)
  })

  test('answers HEAD with the length and no body', async () => {
    const page = await ask('/uji')
    const head = await ask('/uji', {}, { method: 'HEAD' })
    expect([head.statusCode, head.body, head.headers['content-length']]).toEqual([
      200,
      '',
      String(page.rawPayload.length),
    ])
  })

  test('is one, however its host is spelled', async () => {
    for (const spelling of [host, 'BEJI.localhost', 'beji.localhost:3000', 'beji.localhost:1'])
      await ask('/uji', { host: spelling })
    expect(made.uji).toBe(1)
  })

  test('is of the site the proxy was asked for, never of another', async () => {
    const forged = await ask('/uji', { 'x-forwarded-host': 'jenu.localhost' })
    expect(forged.body).toMatch(/^Jenu/)
    expect((await ask('/uji')).body).toMatch(/^Beji/)
  })
})

describe('what is not kept', () => {
  const times = async (name: string, urls: string[], headers = {}) => {
    const answers = []
    for (const url of urls) answers.push(await ask(url, headers))
    return [made[name] ?? 0, new Set(answers.map(({ statusCode }) => statusCode))]
  }

  test('queries and spellings a stranger makes up', async () => {
    const { port } = new URL(await app.listen({ port: 0 }))
    const spellings = ['/uji?x=1', '/uji?halaman=2', '/uji?', '/%75ji', '/uji#a', '/uji?#a']
    for (const path of [...spellings, ...spellings]) await read(Number(port), path)
    expect(made.uji).toBe(2 * spellings.length)
  })

  test('of a list’s pages, all but plain numbers', async () => {
    const numbers = await times('daftar', ['/uji/daftar?halaman=2', '/uji/daftar?halaman=2', '/uji/daftar?halaman=3'])
    expect(numbers[0]).toBe(2)
    const odd = ['?halaman=02', '?halaman=2&x=1', '?halaman=-1', '?halaman=99999', '?halaman=2%20']
    const others = await times(
      'daftar',
      odd.flatMap((query) => [`/uji/daftar${query}`, `/uji/daftar${query}`]),
    )
    expect(others[0]).toBe(2 + 2 * odd.length)
  })

  test('an answer with a cookie, one that says how it may be kept, one that is no page', async () => {
    for (const name of ['tamu', 'sendiri', 'hilang'])
      expect((await times(name, [`/uji/${name}`, `/uji/${name}`]))[0], name).toBe(2)
    expect((await ask('/uji/sendiri')).headers['cache-control']).toBe('private')
  })

  test('an officer’s page', async () => {
    const cookie = await house.signIn(host, 'operator')
    expect(await times('petugas', ['/admin/uji', '/admin/uji'], { cookie })).toEqual([2, new Set([200])])
    expect((await ask('/admin/uji', { cookie })).headers['cache-control']).toBe('no-store')
    expect((await ask('/admin/uji')).statusCode).toBe(303)
  })

  test('a page that was begun before its site changed', async () => {
    const site = await house.site(host)
    for (const change of [() => app.pageCache.drop(site.id), () => app.pageCache.dropAll()]) {
      const { promise, resolve } = Promise.withResolvers<void>()
      app.pageCache.dropAll()
      held = promise
      made = {}
      const slow = ask('/uji')
      while (!made.uji) await new Promise((later) => setTimeout(later, 2))
      change()
      resolve()
      expect((await slow).body).toMatch(/uji 1/)
      expect((await ask('/uji')).body).toMatch(/uji 2/)
      expect((await ask('/uji')).body).toMatch(/uji 2/)
    }
  })

  test('is dropped for this site alone', async () => {
    const jenu = { host: 'jenu.localhost' }
    await ask('/uji')
    await ask('/uji', jenu)
    app.pageCache.drop((await house.site('jenu.localhost')).id)
    await ask('/uji')
    expect(made.uji).toBe(2)
    await ask('/uji', jenu)
    expect(made.uji).toBe(3)
  })
})

describe('a change of content', () => {
  const shows = async (each: FastifyInstance, at: string, url: string, text: string) =>
    expect.poll(async () => (await each.inject({ url, headers: { host: at } })).body, { interval: 20 }).toContain(text)

  test('is seen at once by every process, at the village and at the portals above it', async () => {
    const places = [
      [house.app, host],
      [app, host],
      [app, 'kecamatan-jenu.localhost'],
      [house.app, 'localhost'],
    ] as const
    for (const [each, at] of places) await each.inject({ url: '/berita', headers: { host: at } })
    const { id } = await rows.news(await house.site(host), { title: 'Kerja bakti hari Minggu' })
    for (const [each, at] of places) await shows(each, at, '/berita', 'Kerja bakti hari Minggu')
    await rows.client.query("UPDATE news SET title = 'Kerja bakti diundur' WHERE id = $1", [id])
    for (const [each, at] of places) await shows(each, at, '/berita', 'Kerja bakti diundur')
  })

  test('of a site’s contact or name is seen on all its pages', async () => {
    await ask('/berita')
    const { id } = await house.site(host)
    await rows.client.query("UPDATE site_profile SET address = 'Jalan Uji 1' WHERE site_id = $1", [id])
    await shows(app, host, '/berita', 'Jalan Uji 1')
    await rows.client.query("UPDATE site SET name = 'Beji Baru' WHERE id = $1", [id])
    await shows(app, host, '/berita', 'Desa Beji Baru')
  })
})
