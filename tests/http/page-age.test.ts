import fastify from 'fastify'
import { expect, test } from 'vitest'
import { accessDeclared, open } from '../../src/http/access.ts'
import { pageCache } from '../../src/http/cache.ts'

test('a page is made anew after a while, though nothing was changed: it may say who is in office today', async () => {
  const app = fastify()
  await app.register(accessDeclared)
  await app.register(pageCache, {
    siteOf: () => 'beji',
    isOfficers: () => false,
    passBy: () => false,
    megabytes: 1,
    keptMs: 3000,
  })
  let made = 0
  app.get('/uji', { config: open() }, async () => `halaman ${++made}`)
  const ask = async () => (await app.inject('/uji')).body
  expect([await ask(), await ask()]).toEqual(['halaman 1', 'halaman 1'])
  await expect.poll(ask).toBe('halaman 2')
  await app.close()
})
