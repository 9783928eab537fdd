import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

describe('the host name decides the site', () => {
  test('an unknown host is refused with 421, never guessed', async () => {
    const answer = await house.get('http://nowhere.desa.id/masuk')
    expect(answer.statusCode).toBe(421)
  })

  test('a host in capitals, with a port, is the same site', async () => {
    expect((await house.get('http://beji.localhost/masuk')).body).toContain('Desa Beji')
    const answer = await house.app.inject({ url: '/masuk', headers: { host: 'BEJI.localhost:3000' } })
    expect(answer.body).toContain('Desa Beji')
  })

  test('what a browser says of another host is not believed', async () => {
    const headers = { host: 'beji.localhost', 'x-forwarded-host': 'jenu.localhost', forwarded: 'host=jenu.localhost' }
    const { body } = await house.app.inject({ url: '/berita', headers })
    expect(body).toContain('Desa Beji')
    expect(body).not.toContain('Desa Jenu')
  })

  test('in the demo on a Wi-Fi the machine’s own address is the regency, and no other address is anybody', async () => {
    const config = { ...house.config, lanAddresses: ['192.168.1.7'] }
    const app = await buildApp({ config, database: house.database })
    const at = (host: string, url: string) => app.inject({ url, headers: { host } })
    const form = await at('192.168.1.7:3000', '/verifikasi')
    expect([form.statusCode, form.body.includes('name="code"')]).toEqual([200, true])
    expect((await at('192.168.1.8:3000', '/verifikasi')).statusCode).toBe(421)
    await app.close()
  })

  test('a page that does not exist is a real 404 with a way on', async () => {
    const answer = await house.get('http://beji.localhost/tidak-ada')
    expect(answer.statusCode).toBe(404)
    expect(answer.body).toContain('href="/"')
  })

  test('machines are answered on any host', async () => {
    expect((await house.get('http://10.0.0.1/healthz')).json()).toEqual({ status: 'ok' })
    expect((await house.get('http://10.0.0.1/readyz')).statusCode).toBe(200)
  })
})
