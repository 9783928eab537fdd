import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../support/app.ts'

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://x/y',
  VERIFY_ORIGIN: 'https://tubankab.go.id',
  BASE_DOMAIN: 'tubankab.go.id',
  SECRET_KEY: 'a1'.repeat(32),
}
let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const PATHS = [
  '/',
  '/berita',
  '/berita',
  '/masuk',
  '/admin',
  '/tidak-ada',
  '/%zz',
  '/favicon.svg',
  '/feed.xml',
  '/aset/css/balai.css',
  '/healthz',
]

test('every answer lets nothing in but our own origin, in no other page, guessed as nothing else', async () => {
  for (const path of PATHS) {
    const { headers } = await house.get(`http://beji.localhost${path}`)
    expect(headers, path).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
    const policy = String(headers['content-security-policy']).split(';')
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
      expect(policy, path).toContain(rule)
    expect(policy.join(), path).not.toMatch(/unsafe|\*|https?:/)
    expect(headers, path).not.toHaveProperty('x-powered-by')
    expect(headers, path).not.toHaveProperty('strict-transport-security')
  }
})

test('in production browsers are told to come by TLS alone', async () => {
  const real = await testHouse(PRODUCTION)
  try {
    for (const path of PATHS) {
      const { headers } = await real.get(`http://beji.localhost${path}`)
      expect(headers['strict-transport-security'], path).toBe('max-age=63072000')
    }
  } finally {
    await real.close()
  }
})
