import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { arrive, type BrowserHouse, browserHouse, onDevice, PHONE, signIn } from '../support/browser.ts'
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
  await page.goto(at('/masuk'))
  await signIn(page, 'operator')
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
  expect(await marks(page)).toBe(
    'Warga berkumpul di balai.\n\n- Cangkul\n- Karung\n\n## Jadwal\n\n| Hari | Dusun |\n| --- | --- |\n|  |  |\n|  |  |',
  )

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
  expect(await marks(page)).toBe('*[Daftar di sini](https://tubankab.go.id/daftar)*')

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
    expect(await marks(page)).toBe(reads)
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

test('while the network is gone the text waits on the device; after a crash it is found again', async () => {
  const { page, context } = await operatorAtForm()
  await text(page).waitFor()
  await page.getByLabel('Judul').fill('Listrik padam')
  await text(page).pressSequentially('Kata satu.')
  await told(page).getByText('Tersimpan otomatis').waitFor()
  const address = page.url()
  expect(new URL(address).searchParams.get('id')).toMatch(/^[0-9a-f-]{36}$/)
  await network.cut()
  await text(page).pressSequentially(' Kata dua.')
  await told(page).getByText('Koneksi terputus. Tulisan Anda aman di perangkat ini.').waitFor()
  expect(await onDevice(page)).toContain('Kata+dua')
  await page.close()
  await network.mend()

  const again: Page = await (context as BrowserContext).newPage()
  await again.goto(address)
  await expect.poll(() => marks(again).catch(() => '')).toContain('Kata satu. Kata dua.')
  await expect.poll(() => onDevice(again).catch(() => 'on its way')).toBe('')
  await again.goto(at('/admin/berita'))
  await again.getByRole('heading', { name: 'Belum Anda simpan' }).waitFor()
  await arrive(again, () => again.getByRole('link', { name: 'Listrik padam' }).click())
  await text(again).waitFor()
  await arrive(again, () => again.getByRole('button', { name: 'Simpan draf' }).click())
  await again.getByText('Tersimpan.').waitFor()
  expect(await marks(again)).toContain('Kata satu. Kata dua.')
  await again.goto(at('/admin/berita'))
  const unsaved = again.getByRole('region', { name: 'Belum Anda simpan' })
  expect(await unsaved.getByText('Listrik padam').count()).toBe(0)
  expect(await onDevice(again)).toBe('')
})
