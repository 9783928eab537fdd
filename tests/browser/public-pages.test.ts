import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { toBase32 } from '../../src/seal/signature/base32.ts'
import { newId } from '../../src/shared/id.ts'
import { arrive, type BrowserHouse, browserHouse, LAPTOP, PHONE } from '../support/browser.ts'
import { aPhoto } from '../support/photos.ts'
import { hidden, upload } from '../support/upload.ts'
import { examine } from './examine.ts'
import { cutOrWide, deadControls, overlaps, paperFaults } from './faults-seen.ts'
import { goTo, PUBLIC_PLACES, unseenPages } from './public-places.ts'
import { firstVisit } from './weigh.ts'

const BEJI = 'beji.localhost'
const DESK = `http://${BEJI}/admin`

let house: BrowserHouse
let visitor: BrowserContext
/** What paths of places name by a word. */
let made: Record<'issued' | 'revoked' | 'seal' | 'invitation', string>
beforeAll(async () => {
  house = await browserHouse(['beji', 'kaliuntu'])
  visitor = await house.context()
  const [kades, operator] = [await house.signIn(BEJI, 'kades'), await house.signIn(BEJI, 'operator')]
  made = { ...(await codesOfBeji(kades)), invitation: await invitation(kades) }
  await withdrawnNews(operator)
  await publishedLogo(kades)
})
afterAll(() => house.close())

/** The demo's letters of Beji, one of them revoked. */
async function codesOfBeji(cookie: string) {
  const site = await house.site(BEJI)
  const letters = await house.database.office(site.id, (db) =>
    db.letter.findMany({ where: { siteId: site.id, status: 'issued' }, orderBy: { issuedAt: 'asc' } }),
  )
  const [issued, , revoked] = letters
  const reason = 'Salah menulis penghasilan.'
  await house.post(`${DESK}/surat/${revoked!.id}/cabut`, { reason }, cookie)
  return { issued: issued!.code!, revoked: revoked!.code!, seal: toBase32(issued!.seal!) }
}

/** A news item of Beji that was public, at /berita/salah-terbit. */
async function withdrawnNews(cookie: string) {
  const form = { id: newId(), title: 'Salah terbit', body: 'Isi.', aksi: 'terbitkan' }
  await house.post(`${DESK}/berita`, form, cookie)
  await house.post(`${DESK}/berita/${form.id}/tarik`, {}, cookie)
}

/** The secret of a link with which somebody is invited to Beji's desk. */
async function invitation(cookie: string): Promise<string> {
  const form = { id: newId(), tautan: newId(), name: 'Sri Contoh', username: 'sri', 'role-operator': 'ya' }
  const { body } = await house.post(`${DESK}/pengguna`, form, cookie)
  return /\/undangan\/([^"]+)/.exec(body)![1]!
}

/** An emblem of many colours, as large as a logo may become, on each page of Beji. */
async function publishedLogo(cookie: string) {
  const version = hidden(await house.get(`${DESK}/pengaturan/logo`, cookie), 'version')
  const picture = { bytes: await aPhoto({ width: 528, height: 264 }), type: 'image/jpeg' }
  await upload(house, `${DESK}/pengaturan/logo`, { version }, picture, cookie)
  const seen = hidden(await house.get(`${DESK}/pengaturan`, cookie), 'seen')
  await house.post(`${DESK}/pengaturan/usulan/terbitkan`, { seen }, cookie)
  await vi.waitFor(async () => expect((await house.get(`http://${BEJI}/`)).body).toContain('class="logo"'))
}

test('every page that a visitor may open is among those looked at here', () => {
  expect(unseenPages(house)).toEqual([])
})

test.each(PUBLIC_PLACES)('$what', async (place) => {
  const page = await firstVisit(house)
  const faults = await examine(page, () => goTo(page, house, place, made), place.status, place.budget)
  await page.context().close()
  expect(faults).toEqual([])
})

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

test('without JavaScript every way leads on, and nothing is shown that would need it', async () => {
  const page = await house.person(PHONE, { javaScriptEnabled: false })
  const main = page.getByRole('main')
  const look = async () => expect(await page.evaluate(deadControls), page.url()).toEqual([])
  const follow = async (name: string | RegExp, part = main) => {
    await arrive(page, () => part.getByRole('link', { name }).first().click())
    await look()
  }
  const press = async (name: string) => {
    await arrive(page, () => main.getByRole('button', { name, exact: true }).click())
    await look()
  }
  await page.goto(house.at('beji', '/'))
  await follow('Layanan', page.getByRole('navigation'))
  await follow(/Keterangan Usaha/)
  await follow(/^Layanan surat/)
  await page.goto(house.at('beji', '/'))
  await main.getByLabel('Cari di situs ini').fill('legn')
  await press('Cari')
  await follow(/Legen/)
  const order = await main.getByRole('link', { name: 'Pesan lewat WhatsApp' }).getAttribute('href')
  expect(order).toMatch(/^https:\/\/wa\.me\/62\d+\?text=/)
  await follow('Semua produk')
  await page.goto(house.at('kecamatan-jenu', '/produk'))
  await main.getByLabel('Urutkan').selectOption('termurah')
  await press('Tampilkan')
  expect(new URL(page.url()).searchParams.get('urut')).toBe('termurah')
  await page.goto(house.at('beji', '/galeri'))
  await main.locator('.album a').first().click()
  await main.locator('.album-pictures a').first().click()
  await follow(/^Berikutnya/)
  await page.goto(house.at('beji', '/agenda'))
  await main.locator('.event a').first().click()
  const [calendar] = await Promise.all([
    page.waitForEvent('download'),
    main.getByRole('link', { name: 'Masukkan ke kalender' }).click(),
  ])
  expect(calendar.suggestedFilename()).toMatch(/\.ics$/)
  await page.goto(house.at('', '/verifikasi'))
  await look()
  await main.getByLabel('Kode surat').fill(made.issued.toLowerCase())
  await press('Periksa')
  await main.getByRole('heading', { name: 'Surat sah' }).waitFor()
  await page.context().close()
})

/** Pages of each make, for what is looked at on few. */
const FEW = [
  '/',
  '/kontak',
  '/layanan/keterangan-usaha',
  '/berita/*',
  '/produk/*',
  '/perangkat',
  '/transparansi/*',
  '/v/:issued',
]
const few = PUBLIC_PLACES.filter(({ path, site, status }) => FEW.includes(path) && site !== 'jenu' && !status)

test('paper carries the text and its address, dark on white, and nothing that can only be pressed', async () => {
  const page = await house.person({ width: 680, height: 1000 })
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  for (const place of few) {
    await goTo(page, house, place, made)
    expect(await page.evaluate(paperFaults), place.what).toEqual([])
  }
  await page.context().close()
})

test('letters of twice the size cut nothing off and lie on nothing', async () => {
  const page = await house.person(LAPTOP)
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  const faults: string[] = []
  for (const place of few) {
    await goTo(page, house, place, made)
    for (const screen of [LAPTOP, PHONE]) {
      await page.setViewportSize(screen)
      const seen = [...(await page.evaluate(cutOrWide)), ...(await page.evaluate(overlaps))]
      faults.push(...seen.map((fault) => `${place.what}, ${screen.width} px: ${fault}`))
    }
  }
  expect(faults).toEqual([])
  await page.context().close()
})
