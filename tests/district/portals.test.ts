import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Site } from '../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { type Rows, rowsOf } from '../support/rows.ts'

let house: TestHouse
let rows: Rows
let beji: Site
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  beji = await house.site('beji.localhost')
  await rows.news(beji, { title: 'Kabar dari Beji' })
  await rows.news(beji, { title: 'Rahasia draf', status: 'draft' })
  await rows.product(await house.site('jenu.localhost'), { name: 'Garam dari Jenu' })
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

describe.each(['kecamatan-jenu.localhost', 'localhost'])('the portal at %s', (host) => {
  test('leads to each of the 17 villages, on its own host', async () => {
    const { body } = await house.get(`http://${host}/`)
    const hosts = new Set([...body.matchAll(/href="http:\/\/([a-z]+)\.localhost[^"]*"/g)].map((match) => match[1]))
    expect(hosts.size).toBe(17)
  })

  test('shows what its villages published, under the name and the address of the village', async () => {
    const { body } = await house.get(`http://${host}/`)
    expect(body).toContain('Kabar dari Beji')
    expect(body).toContain(`href="${beji.origin}/berita/`)
    expect(body).toMatch(/Garam dari Jenu[\s\S]*?Desa Jenu/)
    expect(body).not.toContain('Rahasia draf')
  })
})

test('the district says when each village last wrote, and draws them on a map', async () => {
  const { body } = await house.get('http://kecamatan-jenu.localhost/')
  expect(body).toMatch(/Desa Beji<\/b> <small>Kabar 6 Juli 2026/)
  expect(body).toContain('Belum ada kabar')
  expect(body.match(/<text /g)).toHaveLength(17)
})

test('the regency groups its villages by district', async () => {
  const { body } = await house.get('http://localhost/')
  expect(body).toContain('>Kecamatan Jenu</a>')
})
