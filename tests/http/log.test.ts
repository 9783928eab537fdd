import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { open } from '../../src/http/access.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

const NIK = '3523990101900001'
let house: TestHouse
let app: FastifyInstance
let lines: string[] = []

beforeAll(async () => {
  house = await testHouse()
  const config = { ...house.config, logLevel: 'trace' }
  app = await buildApp({ config, database: house.database, logStream: { write: (line) => lines.push(line) } })
  app.get('/uji/rusak', { config: open() }, async () => {
    throw new Error(`rusak pada ${NIK}`)
  })
  app.get('/uji/baris', { config: open() }, ({ site }) =>
    house.database.office(site.id, (db) =>
      db.news.create({ data: { ...owner(site), title: NIK, body: 'RAHASIA', slug: 'RAHASIA', status: 'RAHASIA' } }),
    ),
  )
  app.get('/uji/bentuk', { config: open() }, ({ site }) =>
    house.database.office(site.id, (db) => db.news.create({ data: { siteId: site.id, title: 'RAHASIA' } as never })),
  )
  app.get('/uji/nilai', { config: open() }, ({ site }) =>
    house.database.office(site.id, (db) => db.$queryRawUnsafe('SELECT $1::uuid', NIK)),
  )
})
beforeEach(() => {
  lines = []
})
afterAll(async () => {
  await app.close()
  await house.close()
})

const owner = (site: { id: string; districtId: string; regencyId: string }) => ({
  siteId: site.id,
  districtId: site.districtId,
  regencyId: site.regencyId,
})
const host = 'beji.localhost'
const get = (url: string) => app.inject({ url, headers: { host } })

test('no line of the log holds what was asked for, typed or found', async () => {
  await get('/berita?cari=RAHASIA')
  await get('/RAHASIA/%zz')
  await app.inject({
    method: 'POST',
    url: '/masuk?kembali=RAHASIA',
    headers: {
      host,
      origin: `http://${host}`,
      cookie: `balai=${'a'.repeat(40)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: 'username=rahasia&password=RAHASIA',
  })
  for (const url of ['/uji/rusak', '/uji/baris', '/uji/bentuk', '/uji/nilai'])
    expect((await get(`${url}?x=RAHASIA`)).statusCode, url).toBe(500)
  expect(lines.length).toBeGreaterThan(3)
  for (const line of lines) expect(line).not.toMatch(new RegExp(`rahasia|${NIK}|aaaaaa`, 'i'))
})

test('an error is logged with its kind, its place and the request’s id, which is all the page tells', async () => {
  const answer = await get('/uji/rusak')
  const line = lines.map((each) => JSON.parse(each)).find(({ err }) => err)
  expect(line).toMatchObject({ level: 50, reqId: expect.any(String), err: { type: 'Error', message: 'rusak pada …' } })
  expect(line.err.stack).toContain('log.test.ts')
  expect(answer.body).toContain(line.reqId)
  expect(answer.body).not.toMatch(/rusak pada|log\.test|node_modules|Error/)
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
})

test('a broken row is told by the rule it broke', async () => {
  await get('/uji/baris')
  const line = lines.map((each) => JSON.parse(each)).find(({ err }) => err)
  expect(line.err.message).toMatch(/news_status_check|constraint/)
})
