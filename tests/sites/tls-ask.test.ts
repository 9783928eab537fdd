import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../support/app.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

/** The status the web server in front gets, asking from this address about this host name. */
const ask = async (domain: string, remoteAddress = '172.18.0.3') =>
  (await house.app.inject({ url: `/tls/ask?domain=${domain}`, headers: { host: 'app:3000' }, remoteAddress }))
    .statusCode

test.each(['localhost', 'kecamatan-jenu.localhost', 'beji.localhost', 'BEJI.localhost'])('%s is ours', async (host) => {
  expect(await ask(host)).toBe(200)
})

test.each(['', 'bukan.localhost', 'beji.localhost.example.org', '%00', 'a'.repeat(300)])('%s is not', async (host) => {
  expect(await ask(host)).toBe(404)
})

test('a site that was closed is not ours any more', async () => {
  const { id, regencyId } = await house.site('remen.localhost')
  await house.database.registrar(regencyId, (db) =>
    db.site.update({ where: { id }, data: { closedAt: house.clock.now } }),
  )
  expect(await ask('remen.localhost')).toBe(404)
})

test.each(['8.8.8.8', '2001:db8::1', '172.32.0.1'])('%s, from outside, learns nothing', async (address) => {
  expect(await ask('beji.localhost', address)).toBe(404)
})

test.each(['127.0.0.1', '::1', '::ffff:10.0.0.7', 'fd00::5'])('%s, from nearby, is answered', async (address) => {
  expect(await ask('beji.localhost', address)).toBe(200)
})
