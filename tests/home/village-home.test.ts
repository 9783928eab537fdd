import { afterAll, beforeAll, expect, test } from 'vitest'
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
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

/** The page as it is now, past the cache. */
async function page(url: string): Promise<string> {
  house.app.pageCache.dropAll()
  return (await house.get(url)).body
}

test('asks what the visitor needs, and says when the office is open', async () => {
  const body = await page('http://beji.localhost/')
  expect(body).toContain('<h1>Apa yang Anda perlukan hari ini?</h1>')
  expect(body).toContain('Kantor desa buka Senin\u2060–\u2060Jumat, 08.00\u2060–\u206015.00\u00a0WIB.')
})

test('shows the newest news first and large, and no draft', async () => {
  await rows.news(beji, { title: 'Kabar lama' })
  house.clock.now = new Date(house.clock.now.getTime() + 60_000)
  await rows.news(beji, { title: 'Kabar baru' })
  await rows.news(beji, { title: 'Belum terbit', status: 'draft' })
  const body = await page('http://beji.localhost/')
  expect(body.indexOf('Kabar baru')).toBeLessThan(body.indexOf('Kabar lama'))
  expect(body).toMatch(/story-lead[\s\S]*?Kabar baru/)
  expect(body).not.toContain('Belum terbit')
})

test('shows nothing of another village', async () => {
  await rows.news(await house.site('jenu.localhost'), { title: 'Kabar tetangga' })
  expect(await page('http://beji.localhost/')).not.toContain('Kabar tetangga')
})

test('has no empty list beside its only news', async () => {
  const body = await page('http://jenu.localhost/')
  expect(body).toContain('Kabar tetangga')
  expect(body).not.toContain('>Kabar desa</h2>')
  expect(await page('http://remen.localhost/')).toContain('Belum ada kabar.')
})

test('prints a title as typed, never as markup', async () => {
  await rows.news(beji, { title: '<script>alert(1)</script> & "kabar"' })
  const body = await page('http://beji.localhost/')
  expect(body).not.toContain('<script>alert')
  expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; ')
})

test('offers products with their price only where there are some', async () => {
  expect(await page('http://jenu.localhost/')).not.toContain('Beli produk warga')
  await rows.product(await house.site('jenu.localhost'), { name: 'Garam kasar' })
  const body = await page('http://jenu.localhost/')
  expect(body).toContain('Beli produk warga')
  expect(body).toMatch(/Garam kasar[\s\S]*?Tanya harga/)
})

test('links to no page that does not exist', async () => {
  for (const host of ['beji.localhost', 'kecamatan-jenu.localhost', 'localhost']) {
    const body = await page(`http://${host}/`)
    const paths = new Set([...body.matchAll(/(?:href|src)="(\/[^"]*)"/g)].map((match) => match[1]!))
    for (const path of paths)
      expect([path, (await house.get(`http://${host}${path}`)).statusCode < 400]).toEqual([path, true])
  }
})

test('tells chat apps and search engines who it is', async () => {
  const body = await page('http://beji.localhost/')
  expect(body).toContain(`<link rel="canonical" href="${beji.origin}/">`)
  expect(body).toContain('<meta property="og:site_name" content="Desa Beji">')
  expect(body).toContain(`<meta property="og:image" content="${beji.origin}/gambar-situs.png">`)
  expect(body).toContain('<title>Desa Beji</title>')
})

test('every site says how it treats data and how well it can be used', async () => {
  for (const host of ['beji.localhost', 'kecamatan-jenu.localhost', 'localhost']) {
    expect(await page(`http://${host}/privasi`)).toContain('Tidak ada kuki')
    expect(await page(`http://${host}/aksesibilitas`)).toContain('WCAG 2.2')
  }
})

test('tells search engines that it is an office, and whom it serves', async () => {
  const facts = JSON.parse(/ld\+json">(.*?)<\/script>/.exec(await page('http://beji.localhost/'))![1]!)
  expect(facts).toMatchObject({
    '@type': 'GovernmentOrganization',
    name: 'Desa Beji',
    address: { addressLocality: 'Jenu', addressCountry: 'ID' },
  })
})

test('the worker that keeps pages names no desk, no sign-in and no letter, and is on no host with another worker', async () => {
  const { body, headers } = await house.get('http://beji.localhost/pekerja.js')
  expect(headers['content-type']).toContain('text/javascript')
  const isPublic = new RegExp(/PUBLIC = \/(.*)\/\n/.exec(body)![1]!)
  for (const path of [
    '/',
    '/berita',
    '/berita/panen-raya',
    '/produk/kategori/kain',
    '/pengumuman/listrik-padam',
    '/galeri/panen-raya/2',
    '/unduhan',
    '/kontak',
    '/transparansi/2026',
  ])
    expect([path, isPublic.test(path)]).toEqual([path, true])
  for (const path of [
    '/admin',
    '/masuk',
    '/keluar',
    '/undangan/x',
    '/verifikasi',
    '/v/0000',
    '/pengaduan',
    '/permohonan',
  ])
    expect([path, isPublic.test(path)]).toEqual([path, false])
  expect((await house.get('http://localhost/pekerja.js')).statusCode).toBe(404)
  expect(await page('http://beji.localhost/berita')).toContain('js/keep-read.js')
  expect(await page('http://localhost/berita')).not.toContain('keep-read')
})
