import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../support/app.ts'

const HOME = 'http://beji.localhost/'
const PUBLIC = 'public, max-age=60, stale-while-revalidate=600'
let house: TestHouse
let cookie: string
beforeAll(async () => {
  house = await testHouse()
  cookie = await house.signIn('beji.localhost', 'operator')
})
afterAll(() => house.close())

const control = async (cookie?: string) => {
  const { headers, body } = await house.get(HOME, cookie)
  return { 'cache-control': headers['cache-control'], etag: headers.etag, vary: headers.vary, body }
}

test('an officer’s browser asks for a public page each time, a visitor’s keeps it a minute; it is one page, kept once', async () => {
  for (const [first, second] of [
    [cookie, undefined],
    [undefined, cookie],
  ]) {
    house.app.pageCache.dropAll()
    const answers = [await control(first), await control(second), await control(first)]
    const officers = first ? [true, false, true] : [false, true, false]
    expect(answers.map((each) => each['cache-control'])).toEqual(officers.map((is) => (is ? 'no-cache' : PUBLIC)))
    expect(new Set(answers.map(({ etag, vary, body }) => `${etag} ${vary} ${body}`)).size).toBe(1)
    expect(answers[0]?.vary).toBe('accept-encoding, cookie')
  }
})

test('and is told in a few bytes that nothing changed', async () => {
  const { etag } = await control()
  const ask = (more: Record<string, string>) =>
    house.app.inject({ url: HOME, headers: { host: 'beji.localhost', 'if-none-match': etag as string, ...more } })
  const again = await ask({ cookie })
  expect([again.statusCode, again.body, again.headers['cache-control']]).toEqual([304, '', 'no-cache'])
  expect((await ask({})).headers['cache-control']).toBe(PUBLIC)
})

test('a cookie that is not ours makes nobody an officer', async () => {
  for (const other of ['a=b', 'balai=', 'balai=x', `xbalai=${'a'.repeat(40)}`])
    expect((await control(other))['cache-control'], other).toBe(PUBLIC)
})
