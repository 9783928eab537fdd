import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrive, type BrowserHouse, browserHouse, PHONE, signIn } from '../support/browser.ts'
import { aPhoto, aPhotoWithLocation } from '../support/photos.ts'

let house: BrowserHouse
let operator: Page
let visitor: Page
let photo: { name: string; mimeType: string; buffer: Buffer }
beforeAll(async () => {
  house = await browserHouse(['beji'])
  operator = await house.person(PHONE)
  visitor = await house.person(PHONE)
  photo = { name: 'IMG_20261124.jpg', mimeType: 'image/jpeg', buffer: await aPhotoWithLocation() }
  await operator.goto(house.at('beji', '/masuk'))
  await signIn(operator, 'operator')
})
afterAll(() => house.close())

const press = (page: Page, name: string) =>
  arrive(page, () => page.getByRole('main').getByRole('button', { name }).click())
const follow = (page: Page, name: string) =>
  arrive(page, () => page.getByRole('link', { name, exact: true }).first().click())
const told = (page: Page, words: string) => page.getByRole('status').getByText(words).waitFor()

/** The text of an item in its editor, once that has come. */
const written = (page: Page) => page.locator('.editor-text')

/** From anywhere in the desk to an empty form. */
async function begin(section: string, link: string): Promise<void> {
  await operator.locator('.desk-nav summary', { hasText: 'Isi situs' }).click()
  await follow(operator, section)
  await follow(operator, link)
}

/** Whether someone who was not there in the last minute sees a title at an address, and its picture, upright. */
async function sees(site: string, path: string, title: string): Promise<boolean> {
  await visitor.context().close()
  visitor = await house.person(PHONE)
  await visitor.goto(house.at(site, path))
  const item = visitor.locator('main li, main article').filter({ has: visitor.getByRole('link', { name: title }) })
  if ((await item.count()) === 0) return false
  const picture = item.locator('img').first()
  await picture.scrollIntoViewIfNeeded()
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  const { naturalWidth, naturalHeight } = await picture.evaluate(
    ({ naturalWidth, naturalHeight }: HTMLImageElement) => ({ naturalWidth, naturalHeight }),
  )
  expect(naturalHeight).toBeGreaterThan(naturalWidth)
  return true
}

test('news with a photo from a phone stands at the village and the district, until it is taken back', async () => {
  const title = 'Panen raya kacang tanah di Dusun Contoh'
  await begin('Berita', 'Tulis berita')
  await operator.getByLabel('Judul').fill(title)
  await written(operator).pressSequentially('Warga memanen bersama.\n- Sabtu pagi\nBawa karung')
  await operator.getByLabel('Pilih foto').setInputFiles(photo)
  await operator.getByLabel('Apa yang terlihat di foto 1?').fill('Warga mencabut kacang tanah.')
  await press(operator, 'Terbitkan')
  await operator.getByText('Disimpan').waitFor()
  const form = operator.url()

  expect(await sees('beji', '/', title)).toBe(true)
  expect(await sees('kecamatan-jenu', '/', title)).toBe(true)
  await arrive(visitor, () => visitor.getByRole('link', { name: title }).click())
  expect(await visitor.getByRole('heading', { level: 1 }).innerText()).toBe(title)
  expect(new URL(visitor.url()).host).toBe(new URL(house.at('beji')).host)
  expect(await visitor.getByAltText('Warga mencabut kacang tanah.').count()).toBe(1)
  expect(await visitor.locator('main .prose li').allInnerTexts()).toEqual(['Sabtu pagi', 'Bawa karung'])
  const article = visitor.url()

  await operator.goto(form)
  await press(operator, 'Tarik dari situs')
  await told(operator, 'ditarik')
  expect(await sees('beji', '/', title)).toBe(false)
  expect(await sees('kecamatan-jenu', '/berita', title)).toBe(false)
  expect((await visitor.goto(article))?.status()).toBe(410)
})

test('a product stands at the village and the district, and is ordered over WhatsApp', async () => {
  const name = 'Kecap manis Contoh'
  await operator.goto(house.at('beji', '/admin/produk'))
  await begin('Produk', 'Tambah produk')
  await operator.getByLabel('Nama produk').fill(name)
  await operator.getByLabel('Harga').fill('15.000')
  await operator.getByLabel('Nama penjual').fill('Bu Contoh')
  await operator.getByLabel('Nomor WhatsApp penjual').fill('0812-3456-7890')
  await operator.getByLabel('Kategori').selectOption('Makanan dan camilan')
  await operator.locator('input[type=file]').setInputFiles(photo)
  await press(operator, 'Unggah foto')
  await operator.getByLabel('Apa yang terlihat di foto 1?').fill('Botol kecap di meja.')
  await press(operator, 'Terbitkan')
  await operator.getByText('Disimpan').waitFor()

  expect(await sees('beji', '/', name)).toBe(true)
  expect(await sees('kecamatan-jenu', '/produk', name)).toBe(true)
  await arrive(visitor, () => visitor.getByRole('link', { name }).click())
  expect(await visitor.getByText('Rp15.000').count()).toBeGreaterThan(0)
  const order = await visitor.getByRole('link', { name: 'Pesan lewat WhatsApp' }).getAttribute('href')
  expect(order).toMatch(/^https:\/\/wa\.me\/6281234567890\?text=/)
})

test('what two people change at once is shown to the second, side by side, and nothing is lost', async () => {
  await operator.goto(house.at('beji', '/admin/berita?status=terbit'))
  await arrive(operator, () => operator.locator('main tbody th a').first().click())
  const other = await operator.context().newPage()
  await other.goto(operator.url())
  await written(other).fill('Ditulis lebih dulu.')
  await press(other, 'Simpan perubahan')
  await told(other, 'tersimpan')

  await written(operator).fill('Ditulis kemudian.')
  await press(operator, 'Simpan perubahan')
  await operator.getByRole('heading', { name: 'Berita ini sudah diubah' }).waitFor()
  expect(await written(operator).innerText()).toBe('Ditulis kemudian.')
  expect(await operator.locator('#theirs').inputValue()).toBe('Ditulis lebih dulu.')
  await written(operator).fill('Ditulis lebih dulu. Ditulis kemudian.')
  await press(operator, 'Simpan tulisan saya')
  await told(operator, 'tersimpan')
  await follow(operator, 'Lihat di situs')
  expect(await operator.locator('.prose').innerText()).toContain('Ditulis lebih dulu. Ditulis kemudian.')
})

test('three photos put into the library at once each tell how they fared, and one that is refused keeps the others', async () => {
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer })
  const [perahu, jala] = [await aPhoto({ width: 610 }), await aPhoto({ width: 620 })]
  await operator.goto(house.at('beji', '/admin/gambar'))
  const chosen = operator.getByLabel('Foto', { exact: true })
  await expect.poll(() => chosen.evaluate((input: HTMLInputElement) => input.multiple)).toBe(true)
  const progress = operator.getByRole('status').getByRole('paragraph')
  await chosen.setInputFiles([
    file('perahu.jpg', perahu),
    file('catatan.jpg', Buffer.from('bukan foto')),
    file('jala.jpg', jala),
  ])
  await operator.getByLabel('Apa yang terlihat di foto?').fill('Nelayan contoh di pantai')
  await operator.getByRole('button', { name: 'Simpan foto' }).click()
  await expect
    .poll(() => progress.allInnerTexts(), { timeout: 40_000 })
    .toEqual([
      'perahu.jpg: tersimpan.',
      'catatan.jpg: Berkas ini bukan foto. Pilih foto JPEG, PNG, atau WebP.',
      'jala.jpg: tersimpan.',
    ])
  const stored = operator.locator('.library > li').filter({ hasText: 'Nelayan contoh di pantai' })
  await expect.poll(() => stored.count()).toBe(2)
  await operator.goto(house.at('beji', '/admin/gambar?cari=nelayan+contoh'))
  expect(await operator.locator('.library > li').count()).toBe(2)

  await operator.getByLabel('Foto', { exact: true }).setInputFiles([file('perahu.jpg', perahu), file('jala.jpg', jala)])
  await operator.getByLabel('Apa yang terlihat di foto?').fill('Nelayan contoh pulang')
  await arrive(operator, () => operator.getByRole('button', { name: 'Simpan foto' }).click())
  expect(new URL(operator.url()).search).toBe('?pesan=tambah')
})
