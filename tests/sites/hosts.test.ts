import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
