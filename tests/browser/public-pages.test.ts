import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toBase32 } from '../../src/seal/signature/base32.ts'
import { newId } from '../../src/shared/id.ts'
import { arrive, type BrowserHouse, browserHouse } from '../support/browser.ts'
import { examine } from './examine.ts'

let house: BrowserHouse
let visitor: BrowserContext
let codes: { issued: string; revoked: string; seal: string }
beforeAll(async () => {
  house = await browserHouse(['beji', 'kaliuntu'])
  visitor = await house.context()
  codes = await codesOfBeji()
  await withdrawnNews()
})
afterAll(() => house.close())

/** The demo's letters of Beji, one of them revoked. */
async function codesOfBeji() {
  const site = await house.site('beji.localhost')
  const letters = await house.database.office(site.id, (db) =>
    db.letter.findMany({ where: { siteId: site.id, status: 'issued' }, orderBy: { issuedAt: 'asc' } }),
  )
  const cookie = await house.signIn('beji.localhost', 'kades')
  const [issued, , revoked] = letters
  const reason = 'Salah menulis penghasilan.'
  await house.post(`http://beji.localhost/admin/surat/${revoked!.id}/cabut`, { reason }, cookie)
  return { issued: issued!.code!, revoked: revoked!.code!, seal: toBase32(issued!.seal!) }
}

/** A news item of Beji that was public, at /berita/salah-terbit. */
async function withdrawnNews() {
  const cookie = await house.signIn('beji.localhost', 'operator')
  const form = { id: newId(), title: 'Salah terbit', body: 'Isi.', aksi: 'terbitkan' }
  await house.post('http://beji.localhost/admin/berita', form, cookie)
  await house.post(`http://beji.localhost/admin/berita/${form.id}/tarik`, {}, cookie)
}

const open = (site: string, path: string) => (page: Page) => page.goto(house.at(site, path))
/** Opens a list and follows its first item that has an address of its own. */
const openFirst = (site: string, list: string) => async (page: Page) => {
  await page.goto(house.at(site, list))
  const first = page.locator(`main a[href^="${list}/"]`).first()
  await page.goto(house.at(site, (await first.getAttribute('href'))!))
}
const send = (site: string, path: string, typed: Record<string, string>) => async (page: Page) => {
  await page.goto(house.at(site, path))
  for (const [name, value] of Object.entries(typed)) await page.locator(`[name="${name}"]`).fill(value)
  await arrive(page, () => page.locator('main form button').click())
}

const PLACES: [what: string, go: (page: Page) => Promise<unknown>, status?: number][] = [
  ['a village', open('beji', '/')],
  ['a village with little to tell', open('jenu', '/')],
  ['its letters', open('beji', '/layanan')],
  ['what a letter needs', open('beji', '/layanan/keterangan-usaha')],
  ['what heirs need', open('beji', '/layanan/keterangan-ahli-waris')],
  ['its news', open('beji', '/berita')],
  ['no news', open('jenu', '/berita')],
  ['a news item', openFirst('beji', '/berita')],
  ['a news item that was withdrawn', open('beji', '/berita/salah-terbit'), 410],
  ['its news of one kind', open('beji', '/berita?kategori=pembangunan')],
  ['its announcements', open('beji', '/pengumuman')],
  ['no announcements', open('jenu', '/pengumuman')],
  ['an announcement', openFirst('beji', '/pengumuman')],
  ['its documents', open('beji', '/unduhan')],
  ['no documents', open('jenu', '/unduhan')],
  ['its albums', open('beji', '/galeri')],
  ['no albums', open('jenu', '/galeri')],
  ['an album', openFirst('beji', '/galeri')],
  ['a picture of an album', (page) => openFirst('beji', '/galeri')(page).then(() => page.goto(`${page.url()}/2`))],
  ['its products', open('beji', '/produk')],
  ['no products', open('jenu', '/produk')],
  ['a product', openFirst('beji', '/produk')],
  ['what was looked for', open('beji', '/cari?q=wrga')],
  ['what nobody has', open('beji', '/cari?q=zzzzzz')],
  ['its profile', open('beji', '/profil')],
  ['its officials', open('beji', '/perangkat')],
  ['a part of its profile', open('beji', '/profil/lembaga')],
  ['its figures', open('beji', '/profil/data')],
  ['whom to call', open('beji', '/kontak')],
  ['its agenda', open('beji', '/agenda')],
  ['an event', openFirst('beji', '/agenda')],
  ['its budgets', open('beji', '/transparansi')],
  ['a budget', openFirst('beji', '/transparansi')],
  ['its word on privacy', open('beji', '/privasi')],
  ['its word on access', open('beji', '/aksesibilitas')],
  ['a page without network', open('beji', '/luring')],
  ['the district', open('kecamatan-jenu', '/')],
  ['news of all villages', open('kecamatan-jenu', '/berita')],
  ['products of all villages', open('kecamatan-jenu', '/produk')],
  ['the regency', open('', '/')],
  ['news of the regency', open('', '/berita')],
  ['products of the regency', open('', '/produk')],
  ['a shelf of the regency', open('', '/produk/kategori/makanan?urut=termurah')],
  ['the door', open('beji', '/masuk')],
  ['the door, refused', send('beji', '/masuk', { username: 'operator', password: 'bukan-ini' }), 422],
  ['verification by typing', open('', '/verifikasi')],
  ['how it works', open('', '/cara-kerja')],
  ['a code with a slip', send('', '/verifikasi', { code: 'ABCD' }), 422],
  ['a valid letter', (page) => page.goto(house.at('', `/v/${codes.issued}`))],
  ['a revoked letter', (page) => page.goto(house.at('', `/v/${codes.revoked}`))],
  ['a code that nobody has', open('', '/v/0000-0000-0000-0000-0001'), 404],
  ['a page that is not there', open('beji', '/tidak-ada'), 404],
  ['an address that cannot be read', open('beji', '/%ff'), 400],
  ['a host that is no site', open('tidak-ada', '/'), 421],
]

test.each(PLACES)('%s', async (_what, go, status) => {
  const page = await visitor.newPage()
  const faults = await examine(page, go, status)
  await page.close()
  expect(faults).toEqual([])
})

const LIGHT = { html: 8, css: 10, js: 3, font: 0, image: 0, all: 25 }
const FRONT = { html: 14, css: 10, js: 3, font: 14, image: 135, all: 180 }
const ARTICLE = { ...FRONT, image: 155, all: 200 }

const WEIGHED: [what: string, go: (page: Page) => Promise<unknown>, budget: typeof LIGHT][] = [
  ['a village', open('beji', '/'), FRONT],
  ['its letters', open('beji', '/layanan'), FRONT],
  ['what a letter needs', open('beji', '/layanan/keterangan-usaha'), FRONT],
  ['its news', open('beji', '/berita'), FRONT],
  ['its albums', open('beji', '/galeri'), FRONT],
  ['its products', open('beji', '/produk'), FRONT],
  ['its profile', open('beji', '/profil'), FRONT],
  ['the district', open('kecamatan-jenu', '/'), FRONT],
  ['the regency', open('', '/'), FRONT],
  ['the door', open('beji', '/masuk'), LIGHT],
  ['verification by typing', open('', '/verifikasi'), LIGHT],
  ['a valid letter', (page) => page.goto(house.at('', `/v/${codes.issued}`)), LIGHT],
  ['a valid letter by its QR', (page) => page.goto(house.at('', `/v/${codes.issued}#${codes.seal}`)), LIGHT],
]
const articles = ['/berita', '/galeri', '/produk'].map((list) => [list, ARTICLE] as const)

const KINDS: Record<string, keyof typeof LIGHT> = {
  document: 'html',
  stylesheet: 'css',
  script: 'js',
  font: 'font',
  image: 'image',
}

/** What a phone with two device pixels to each loads at its first visit, in KB. */
async function weigh(go: (page: Page) => Promise<unknown>) {
  const page = await house.person({ width: 360, height: 740 }, { deviceScaleFactor: 2 })
  const kilobytes = { html: 0, css: 0, js: 0, font: 0, image: 0, all: 0 }
  let requests = 0
  const sizes: Promise<void>[] = []
  page.on('requestfinished', (request) => {
    if (!request.url().startsWith('http')) return
    requests++
    sizes.push(
      request.sizes().then(({ responseBodySize }) => {
        const kind = KINDS[request.resourceType()]
        if (kind) kilobytes[kind] += responseBodySize / 1024
        else if (request.url().endsWith('.svg')) kilobytes.image += responseBodySize / 1024
        kilobytes.all += responseBodySize / 1024
      }),
    )
  })
  await go(page)
  await page.waitForLoadState('networkidle')
  await Promise.all(sizes)
  await page.context().close()
  return { kilobytes, requests }
}

test('the list of letters narrows to what is typed, and says how many there are', async () => {
  const page = await visitor.newPage()
  await page.goto(house.at('beji', '/layanan'))
  const search = page.getByLabel('Cari jenis surat')
  await search.fill('sporadik')
  await page.getByText('1 jenis surat cocok.').waitFor()
  expect(await page.locator('main .needs li:visible').allInnerTexts()).toEqual([
    expect.stringContaining('Surat Pernyataan Penguasaan Fisik Bidang Tanah'),
  ])
  await search.fill('zzz')
  await page.getByText('Tidak ada yang cocok.').waitFor()
  await search.fill('')
  await page.getByRole('heading', { name: 'Pertanahan' }).waitFor()
  await page.close()
})

test('what was read opens again without network, and the door does not', async () => {
  const page = await house.person({ width: 360, height: 740 })
  await page.goto(house.at('beji', '/profil'))
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await page.goto(house.at('beji', '/agenda'))
  const keeps = () =>
    page.evaluate(async () => (await (await caches.open('situs-dibaca')).keys()).map(({ url }) => url))
  for (const path of ['/kontak', '/agenda'])
    await expect.poll(keeps, { timeout: 20_000 }).toContain(house.at('beji', path))
  await page.context().setOffline(true)
  await page.goto(house.at('beji', '/kontak'))
  await page.getByRole('heading', { name: 'Kontak dan nomor penting' }).waitFor()
  await page.goto(house.at('beji', '/produk'))
  await page.getByRole('heading', { name: 'Tanpa jaringan' }).waitFor()
  await page.getByRole('link', { name: 'Agenda' }).waitFor()
  await expect(page.goto(house.at('beji', '/masuk'))).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
  await page.context().close()
})

test('first visits are as light as promised, in at most twelve requests', async () => {
  const visits = [
    ...WEIGHED,
    ...(await Promise.all(
      articles.map(async ([list, budget]) => [list, open('beji', await firstOf(list)), budget] as const),
    )),
  ]
  const over: string[] = []
  for (const [what, go, budget] of visits) {
    const { kilobytes, requests } = await weigh(go)
    if (process.env.WEIGHTS) console.log(what, requests, JSON.stringify(kilobytes))
    for (const [kind, allowed] of Object.entries(budget) as [keyof typeof LIGHT, number][])
      if (kilobytes[kind] > allowed) over.push(`${what}: ${kind} ${kilobytes[kind].toFixed(1)} KB, not ${allowed}`)
    if (requests > 12) over.push(`${what}: ${requests} requests`)
  }
  expect(over).toEqual([])
})

async function firstOf(list: string): Promise<string> {
  const { body } = await house.get(`http://beji.localhost${list}`)
  return new RegExp(`href="(${list}/[^"]+)"`).exec(body)![1]!
}
