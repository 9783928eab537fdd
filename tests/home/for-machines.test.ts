import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { feed } from '../../src/home/for-machines.ts'
import { drawSite } from '../../src/home/site-picture.ts'
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
  await rows.news(beji, { title: 'Panen & "pesta" <raya>' })
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

test('robots.txt keeps the desk out and names the sitemap of this site', async () => {
  const { body } = await house.get('http://beji.localhost/robots.txt')
  expect(body).toContain('Disallow: /admin')
  expect(body).toContain(`Sitemap: ${beji.origin}/sitemap.xml`)
})

test('sitemap.xml lists what is published, under the official host', async () => {
  const draft = await rows.news(beji, { status: 'draft' })
  const shown = await rows.news(beji)
  const { body, headers } = await house.get('http://beji.localhost/sitemap.xml')
  expect(headers['content-type']).toContain('application/xml')
  expect(body).toContain(`<loc>${beji.origin}/berita/${shown.slug}</loc>`)
  expect(body).not.toContain(draft.slug)
})

test('sitemap.xml asks no search engine to a page that asks not to be listed', async () => {
  for (const host of ['http://localhost', 'http://beji.localhost', 'http://kecamatan-jenu.localhost']) {
    const { body } = await house.get(`${host}/sitemap.xml`)
    const paths = [...body.matchAll(/<loc>https?:\/\/[^/<]+([^<]*)<\/loc>/g)].map((match) => match[1] as string)
    expect(paths).toContain('/berita')
    for (const path of paths) {
      const page = await house.get(`${host}${path}`)
      expect([path, page.statusCode, page.headers['x-robots-tag']]).toEqual([path, 200, undefined])
    }
  }
})

test('more addresses than one sitemap is to hold are told in several, which an index names', async () => {
  const jenu = await house.site('jenu.localhost')
  // Without the triggers of the search, which would take their time with each.
  await rows.client.query(`SET session_replication_role = replica;
    INSERT INTO news (site_id, id, district_id, regency_id, slug, title, body, status, published_at, updated_at)
    SELECT '${jenu.id}', gen_random_uuid(), '${jenu.districtId}', '${jenu.regencyId}', 'banyak-' || n, 'Banyak', 'Isi.', 'published',
      '2026-01-01'::timestamptz + n * interval '1 second', now() FROM generate_series(1, 10001) n;
    RESET session_replication_role`)
  const paths = async (path: string) => {
    const { body } = await house.get(`http://jenu.localhost${path}`)
    return [...body.matchAll(/<loc>https?:\/\/[^/<]+([^<]*)<\/loc>/g)].map((match) => match[1] as string)
  }
  const index = await paths('/sitemap.xml')
  expect(index).toEqual(['/sitemap-halaman-1.xml', '/sitemap-berita-1.xml', '/sitemap-berita-2.xml'])
  const [pages, first, second] = await Promise.all(index.map(paths))
  expect([pages!.includes('/profil'), first!.length, first!.at(-1), second]).toEqual([
    true,
    10_000,
    '/berita/banyak-10000',
    ['/berita/banyak-10001'],
  ])
  for (const none of ['berita-3.xml', 'berita-0.xml', 'surat-1.xml', 'berita-1'])
    expect((await house.get(`http://jenu.localhost/sitemap-${none}`)).statusCode).toBe(404)
})

test('feed.xml carries the titles escaped', async () => {
  const { body } = await house.get('http://beji.localhost/feed.xml')
  expect(body).toContain('<title>Panen &amp; &quot;pesta&quot; &lt;raya&gt;</title>')
  expect(body.startsWith('<?xml version="1.0" encoding="UTF-8"?>')).toBe(true)
})

test('the feed of the district leads to the village that wrote', async () => {
  const { body } = await house.get('http://kecamatan-jenu.localhost/feed.xml')
  expect(body).toContain(`<link>${beji.origin}/berita/`)
})

test('the feed drops what XML cannot hold', () => {
  const item = { title: 'a\u0000b\u0008c', body: '', href: 'http://a/', publishedAt: new Date(0) }
  expect(feed(beji, { title: 'Kabar', items: [item] })).toContain('<title>abc</title>')
})

test('the favicon is the mark of the village', async () => {
  const [one, other] = [
    await house.get('http://beji.localhost/favicon.svg'),
    await house.get('http://jenu.localhost/favicon.svg'),
  ]
  expect(one.headers['content-type']).toContain('image/svg+xml')
  expect(one.body).not.toBe(other.body)
})

test('the picture for chat apps is 1200 × 630, small, and needs no font of the machine', async () => {
  expect(drawSite(beji)).not.toContain('<text')
  const { rawPayload } = await house.get('http://beji.localhost/gambar-situs.png')
  const { width, height, format } = await sharp(rawPayload).metadata()
  expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' })
  expect(rawPayload.length).toBeLessThan(60_000)
})

test('a long name still fits the picture', () => {
  const scaleOf = (name: string) => Number(/scale\(([\d.]+) -/.exec(drawSite({ ...beji, name }))?.[1])
  expect(scaleOf('Sumberagung Wetan Kidul Lor')).toBeLessThan(scaleOf('Beji'))
})

test('an address that does not exist is a real 404 with a way on', async () => {
  const { statusCode, body } = await house.get('http://beji.localhost/tidak-ada')
  expect(statusCode).toBe(404)
  expect(body).toContain('Halaman tidak ditemukan')
  expect(body).toContain('href="/"')
})
