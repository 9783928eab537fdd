import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { arrive, type BrowserHouse, browserHouse, hurried, onDevice, PHONE, signedIn } from '../support/browser.ts'
import { type CuttableNetwork, cuttableNetwork } from '../support/cuttable-network.ts'
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts'
import { GOOGLE_DOCS, WORD } from '../support/pasted.ts'
import { aPhoto } from '../support/photos.ts'

let house: BrowserHouse
let network: CuttableNetwork
beforeAll(async () => {
  house = await browserHouse([])
  network = await cuttableNetwork(Number(new URL(house.at('beji')).port))
})
afterEach(async () => {
  await Promise.all(house.browser.contexts().map((context) => context.close()))
  await network.mend()
})
afterAll(async () => {
  await network.cut()
  await house.close()
})

/** A form of every kind of text that saves itself, besides letters. */
const TEXTS: { form: string; field: string; typeInto?: string }[] = [
  ...['berita', 'pengumuman', 'agenda', 'galeri', 'unduhan'].map((desk) => ({
    form: `/admin/${desk}/baru`,
    field: '[name="title"]',
  })),
  { form: '/admin/produk/baru', field: '[name="name"]' },
  { form: '/admin/profil/sejarah', field: '[name="history"]', typeInto: '.editor-text' },
]
/** Nine signs a dash where it is sent: half a million of them, and few enough to type at. */
const LONG = `${'–'.repeat(60)} `.repeat(1000)
const at = (path: string) => Object.assign(new URL(house.at('beji', path)), { port: network.port }).href
const text = (page: Page) => page.locator('.editor-text')
const marks = (page: Page) => page.locator('textarea[name="body"]').inputValue()
const told = (page: Page) => page.locator('[data-save-state]')
const tool = (page: Page, name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true })

/** The operator of Beji before an empty form, on a phone; whatever the page complains of fails the test. */
async function operatorAtForm(options: Parameters<BrowserHouse['context']>[0] = {}) {
  const context = await house.context({ viewport: PHONE, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('dialog', (dialog) => {
    complaints.push(`a script asked: ${dialog.message()}`)
    return dialog.dismiss()
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A style that was pasted and is refused by the policy is no fault.
    const isRefusal = /^(Failed to load|Applying inline style)/.test(message.text())
    if (message.type() === 'error' && !isRefusal) complaints.push(message.text())
  })
  await signedIn(house, context, at('/'), 'operator')
  await page.goto(at('/admin/berita/baru'))
  return { page, context, complaints }
}

const paste = (page: Page, html: string, plain: string) =>
  text(page).evaluate(
    (element, [html, plain]) => {
      const data = new DataTransfer()
      if (html) data.setData('text/html', html)
      data.setData('text/plain', plain!)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    },
    [html, plain],
  )
const clear = async (page: Page) => {
  await text(page).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Backspace')
}

test('a text is written with the toolbar and the keyboard, on a phone, and stands on the page as it was seen', async () => {
  const { page, complaints } = await operatorAtForm()
  await text(page).waitFor()
  await page.getByLabel('Judul').fill('Kerja bakti')
  await page.getByText('Isi kabar', { exact: true }).click()
  await page.keyboard.type('Warga berkumpul di balai.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- Cangkul')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Karung')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await tool(page, 'Bagian besar').click()
  await page.keyboard.type('Jadwal')
  await page.keyboard.press('Enter')
  await tool(page, 'Tabel').click()
  await page.keyboard.type('Hari')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Dusun')
  await page.getByRole('button', { name: 'Hapus baris' }).waitFor()
  const written =
    'Warga berkumpul di balai.\n\n- Cangkul\n- Karung\n\n## Jadwal\n\n| Hari | Dusun |\n| --- | --- |\n|  |  |\n|  |  |'
  await expect.poll(() => marks(page)).toBe(written)

  await clear(page)
  await page.keyboard.type('Daftar di sini')
  await page.keyboard.press('Shift+Home')
  await tool(page, 'Tebal').click()
  await tool(page, 'Tautan').click()
  const address = page.getByRole('dialog', { name: 'Tautan' }).getByLabel('Alamat')
  await address.fill('javascript:alert(1)')
  await page.getByRole('button', { name: 'Pasang tautan' }).click()
  await page.getByText('Alamat ini belum benar.').waitFor()
  await address.fill('tubankab.go.id/daftar')
  await page.getByRole('button', { name: 'Pasang tautan' }).click()
  await expect.poll(() => marks(page)).toBe('*[Daftar di sini](https://tubankab.go.id/daftar)*')

  await page.keyboard.press('End')
  await tool(page, 'Gambar').click()
  const dialog = page.getByRole('dialog', { name: 'Gambar' })
  await dialog
    .getByLabel('Foto baru')
    .setInputFiles({ name: 'balai.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() })
  await dialog.getByRole('button', { name: 'Pasang gambar' }).click()
  await dialog.getByText('Tulis apa yang terlihat di foto.').waitFor()
  await dialog.getByLabel('Apa yang terlihat di foto?').fill('Balai desa')
  await dialog.getByRole('button', { name: 'Pasang gambar' }).click()
  await expect.poll(() => marks(page)).toMatch(/\n\n!\[Balai desa\]\(\/gambar\/[0-9a-f]{64}\.webp\)/)

  const sizes = await page
    .getByRole('toolbar')
    .getByRole('button')
    .evaluateAll((all) =>
      all
        .map((each) => each.getBoundingClientRect())
        .map(({ width, height, right }) => [width >= 48, height >= 48, right <= innerWidth]),
    )
  expect(sizes.flat().every(Boolean)).toBe(true)
  await tool(page, 'Bagian besar').focus()
  await page.keyboard.press('ArrowRight')
  expect(await tool(page, 'Bagian kecil').evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Tab')
  expect(await text(page).evaluate((element) => element.contains(document.activeElement))).toBe(true)

  await arrive(page, () => page.getByRole('button', { name: 'Terbitkan', exact: true }).click())
  await arrive(page, () => page.getByRole('link', { name: 'Lihat di situs' }).click())
  expect(await page.locator('.prose strong a').getAttribute('href')).toBe('https://tubankab.go.id/daftar')
  expect(await page.locator('.prose figure img').getAttribute('alt')).toBe('Balai desa')
  expect(complaints).toEqual([])
})

test('what Word and Google Docs put on the clipboard comes out clean', async () => {
  const { page, complaints } = await operatorAtForm()
  await text(page).waitFor()
  for (const { html, plain, reads } of [WORD, GOOGLE_DOCS]) {
    await clear(page)
    await paste(page, html, plain)
    await expect.poll(() => marks(page)).toBe(reads)
  }
  await clear(page)
  await paste(page, '', '## Judul\n\n- satu\n- *dua*')
  expect(await text(page).locator('h2, li').allInnerTexts()).toEqual(['Judul', 'satu', 'dua'])
  for (const hostile of HOSTILE_TEXTS) await paste(page, hostile, hostile)
  expect(await text(page).locator(':is(script, iframe, object, svg, [onerror], [onload], [style])').count()).toBe(0)
  expect(complaints).toEqual([])
})

test('without a script the field takes the same marks, and nothing is lost on the way there and back', async () => {
  const { page } = await operatorAtForm({ javaScriptEnabled: false })
  const typed = '*Penting*: bawa KTP.\n\n- satu\n- dua\n\n> Gotong royong.\n\n## Kapan\n\nBuka [layanan](/layanan) 5*3.'
  await page.getByLabel('Judul').fill('Tanpa skrip')
  await page.getByLabel('Isi kabar').fill(typed)
  await arrive(page, () => page.getByRole('button', { name: 'Simpan draf' }).click())
  expect(await page.getByLabel('Isi kabar').inputValue()).toBe(typed)
  const withScript = await operatorAtForm()
  await withScript.page.goto(at(new URL(page.url()).pathname))
  await text(withScript.page).waitFor()
  await text(withScript.page).click()
  await withScript.page.keyboard.press('Control+End')
  await withScript.page.keyboard.type(' Ya')
  expect(await marks(withScript.page)).toBe(`${typed} Ya`)
})

/** Types into each form of TEXTS, and waits until each says so. */
async function typeAll(pages: Page[], words: string, says: string): Promise<void> {
  for (const [each, { field, typeInto = field }] of TEXTS.entries()) await pages[each]!.locator(typeInto).fill(words)
  await Promise.all(pages.map((page) => told(page).getByText(says).waitFor()))
}

test('a text of every kind saves itself, waits on the device without network, and is found again after a crash', async () => {
  const context = await house.context()
  await hurried(context)
  await signedIn(house, context, at('/'), 'operator')
  const open = async ({ form }: (typeof TEXTS)[number]) => {
    const page = await context.newPage()
    await page.goto(at(form))
    await page.locator('.editor-text, form:not(:has([data-editor]))[data-draft]').first().waitFor()
    return page
  }
  const pages = await Promise.all(TEXTS.map(open))
  await typeAll(pages, 'Kata satu.', 'Tersimpan otomatis')
  const addresses = pages.map((page) => page.url())
  await network.cut()
  await typeAll(pages, 'Kata satu. Kata dua.', 'Koneksi terputus. Tulisan Anda aman di perangkat ini.')
  expect((await onDevice(pages[0]!)).match(/Kata\+dua/g)).toHaveLength(TEXTS.length)
  await Promise.all(pages.map((page) => page.close()))
  await network.mend()

  const page = await context.newPage()
  const holds = async (each: number) => {
    await page.goto(addresses[each]!)
    const shown = () => page.locator(TEXTS[each]!.field).inputValue()
    await expect.poll(() => shown().catch(() => page.url())).toBe('Kata satu. Kata dua.')
  }
  await holds(0)
  await page.goto(at('/admin/berita'))
  await expect.poll(() => onDevice(page)).toBe('')
  for (const each of TEXTS.keys()) if (each > 0) await holds(each)
  await page.goto(at('/admin/berita'))
  await arrive(page, () => page.getByRole('link', { name: 'Kata satu. Kata dua.' }).click())
  await arrive(page, () => page.getByRole('button', { name: 'Simpan draf' }).click())
  await page.getByText('Tersimpan.').waitFor()
  await page.goto(at('/admin/berita'))
  expect(await page.getByRole('region', { name: 'Belum Anda simpan' }).getByText('Kata satu.').count()).toBe(0)
})

test('a text too long for any form is told so, stays on its page and on the device, and is never cut', async () => {
  const { page, context } = await operatorAtForm()
  await hurried(context)
  await page.goto(at('/admin/profil/potensi'))
  const field = page.locator('[name="potentials"]')
  const isTold = () => told(page).getByText('Tulisan ini terlalu panjang').waitFor()
  await text(page).waitFor()
  await paste(page, '', LONG)
  await isTold()
  await page.getByRole('button', { name: 'Simpan dan tampilkan' }).click()
  await page.reload()
  await isTold()
  expect(await field.inputValue()).toBe(LONG.trim())
  await text(page).waitFor()
  await clear(page)
  await page.keyboard.type('Cukup sekian.')
  await told(page).getByText('Tersimpan otomatis').waitFor()
  expect(await onDevice(page)).toBe('')

  const plain = await house.context({ javaScriptEnabled: false })
  await signedIn(house, plain, at('/'), 'operator')
  const bare = await plain.newPage()
  await bare.goto(at('/admin/agenda/baru'))
  await bare.getByLabel('Keterangan').fill(LONG.repeat(4))
  await arrive(bare, () => bare.getByRole('button', { name: 'Simpan draf' }).click())
  await bare.getByRole('heading', { name: 'Yang Anda kirim terlalu besar' }).waitFor()
})
