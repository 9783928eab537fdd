import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { officers } from '../../src/http/access.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

let house: TestHouse
let app: FastifyInstance
const visit = async (host: string, username: string | null) => {
  const cookie = username ? await house.signIn(host, username) : ''
  return app.inject({ url: `http://${host}/admin/uji`, headers: { host, cookie } })
}

beforeAll(async () => {
  house = await testHouse()
  app = await buildApp({ config: house.config, database: house.database, now: () => house.clock.now })
  app.get(
    '/admin/uji',
    { config: officers('revoke', 'village') },
    async ({ officer }) => `Selamat datang, ${officer?.name}`,
  )
})
afterAll(async () => {
  await app.close()
  await house.close()
})

test('who holds the permission comes in, and no cache keeps the page', async () => {
  const answer = await visit('beji.localhost', 'kades')
  expect([answer.statusCode, answer.body]).toEqual([200, 'Selamat datang, Kades Contoh'])
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('a lower role is told so', async () => {
  const answer = await visit('beji.localhost', 'operator')
  expect(answer.statusCode).toBe(403)
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('nobody is asked to sign in first', async () => {
  const answer = await visit('beji.localhost', null)
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/masuk?kembali=%2Fadmin%2Fuji'])
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('at another kind of site the page does not exist, for whoever asks', async () => {
  expect((await visit('kecamatan-jenu.localhost', 'camat')).statusCode).toBe(404)
  expect((await visit('localhost', null)).statusCode).toBe(404)
})

test('a route that asks for a permission no role can have does not start', async () => {
  const other = await buildApp({ config: house.config, database: house.database })
  expect(() => other.get('/admin/sihir', { config: officers('magic') }, async () => '')).toThrow("asks for 'magic'")
  await other.close()
})
