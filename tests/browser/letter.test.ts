import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { businessAnswers } from '../letters/answers.ts'
import { scan, textOf } from '../letters/paper/read-pdf.ts'
import { arrive, type BrowserHouse, browserHouse, LAPTOP, PHONE, signIn } from '../support/browser.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse(['beji'])
})
afterAll(() => house.close())

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
const press = (page: Page, name: string) => arrive(page, () => page.getByRole('button', { name }).click())
const follow = (page: Page, name: string) => arrive(page, () => page.getByRole('link', { name, exact: true }).click())
const verdict = (phone: Page) => phone.locator('.verdict').innerText()

/** From the village's home to the empty form of a business letter. */
async function openForm(page: Page): Promise<void> {
  await page.goto(house.at('beji'))
  await follow(page, 'Masuk perangkat')
  await signIn(page, 'operator')
  await follow(page, 'Buat surat')
  await arrive(page, () => page.getByRole('link', { name: 'Surat Keterangan Usaha' }).first().click())
  expect(await heading(page)).toBe('Surat Keterangan Usaha')
}

/** What is asked about a person, as it would be typed; the name told apart from every other test's. */
async function fillIn(page: Page, name: string): Promise<void> {
  for (const [key, value] of Object.entries({ ...businessAnswers, nama: name })) {
    const field = page.locator(`[name="${key}"]`)
    if (await field.evaluate((element) => element.tagName === 'SELECT')) await field.selectOption(value)
    else await field.fill(value)
  }
}

/** Sends the form without an answer: every fault is told at the top and at its field, and a link leads to each. */
async function sendEmpty(page: Page): Promise<void> {
  await press(page, 'Lanjut: periksa surat')
  const summary = page.locator('.error-summary')
  expect(await summary.getByRole('heading').textContent()).toBe('Ada masalah')
  await expect.poll(() => summary.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await page.title()).toMatch(/^Kesalahan: /)
  const link = summary.getByRole('link').nth(1)
  const [words, target] = [await link.innerText(), await link.getAttribute('href')]
  await link.click()
  expect(await page.locator(target!).evaluate((element) => element === document.activeElement)).toBe(true)
  const field = page.locator('.field', { has: page.locator(target!) })
  expect(await field.locator('.error').innerText()).toContain(words)
}

/** Issues what is being reviewed, pressing twice as people do; answers with the file that was downloaded. */
async function issueAndDownload(page: Page): Promise<Buffer> {
  expect(await heading(page)).toBe('Periksa sebelum terbit')
  await page.getByRole('button', { name: 'Terbitkan surat' }).dblclick()
  await page.getByRole('status').getByText('Surat terbit.').waitFor()
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Unduh PDF' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^surat-[\w-]+\.pdf$/)
  return readFile(await download.path())
}

const lettersOf = async (name: string) => {
  const site = await house.site('beji.localhost')
  return house.database.office(site.id, (db) => db.letter.findMany({ where: { siteId: site.id, holderName: name } }))
}

test('an operator makes a letter, a stranger scans it, the head revokes it, the stranger learns of it', async () => {
  const name = 'Siti Rahayu Contoh'
  const operator = await house.person(LAPTOP)
  await openForm(operator)

  const preview = operator.getByAltText('Pratinjau surat')
  await preview.waitFor()
  const before = await preview.getAttribute('src')
  await operator.getByLabel('Nama lengkap').pressSequentially('Siti')
  await expect.poll(() => preview.getAttribute('src')).not.toBe(before)
  await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(600)
  await operator.getByLabel('Nama lengkap').fill('')

  await sendEmpty(operator)
  await fillIn(operator, name)
  await press(operator, 'Lanjut: periksa surat')
  const pdf = await issueAndDownload(operator)
  expect(await textOf(pdf)).toContain(name)
  const letters = await lettersOf(name)
  expect(letters.map(({ status }) => status)).toEqual(['issued'])

  const [link] = await scan(pdf)
  expect(link).toMatch(/^HTTP:\/\/LOCALHOST:\d+\/V\/[0-9A-Z]{20}#[A-Z2-7]+$/)
  const phone = await house.person(PHONE)
  await phone.goto(link!)
  expect(await verdict(phone)).toContain('Surat sah')
  const told = await phone.locator('main').innerText()
  expect(told).toContain(letters[0]!.number)
  expect(told).not.toContain(name)
  expect(told).not.toContain(businessAnswers.nik)

  const head = await house.person(LAPTOP)
  await head.goto(house.at('beji', '/masuk'))
  await signIn(head, 'kades')
  await head.goto(operator.url())
  await follow(head, 'Cabut surat ini')
  await press(head, 'Cabut surat')
  expect(await head.locator('.error-summary').getByRole('heading').textContent()).toBe('Ada masalah')
  await head.getByLabel('Alasan').fill('Salah menulis jenis usaha.')
  await press(head, 'Cabut surat')
  await head.getByText('Surat dicabut.').waitFor()

  await phone.reload()
  expect(await verdict(phone)).toContain('Dicabut')
  expect(await phone.locator('main').innerText()).not.toContain('Salah menulis')
})

test('the same job is done on a phone without JavaScript', async () => {
  const name = 'Tanpa Skrip Contoh'
  const operator = await house.person(PHONE, { javaScriptEnabled: false })
  await openForm(operator)
  await sendEmpty(operator)
  await fillIn(operator, name)
  await press(operator, 'Simpan draf')
  const preview = operator.getByAltText('Pratinjau surat')
  await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(600)
  await press(operator, 'Lanjut: periksa surat')
  const [link] = await scan(await issueAndDownload(operator))
  expect((await lettersOf(name)).length).toBe(1)

  const stranger = await house.person(PHONE, { javaScriptEnabled: false })
  await stranger.goto(link!)
  expect(await verdict(stranger)).toContain('Surat sah')
  await follow(stranger, 'Periksa surat lain')
  await stranger.getByLabel('Kode surat').fill(link!.split('#')[0]!.slice(-20).toLowerCase())
  await press(stranger, 'Periksa')
  expect(await verdict(stranger)).toContain('Surat sah')
})
