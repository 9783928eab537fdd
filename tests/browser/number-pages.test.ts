import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrive, type BrowserHouse, browserHouse, signIn } from '../support/browser.ts'
import { examine } from './examine.ts'

let house: BrowserHouse
let page: Page
beforeAll(async () => {
  house = await browserHouse([])
  page = await house.person()
  await page.goto(house.at('beji', '/masuk'))
  await signIn(page, 'kades')
})
afterAll(() => house.close())

const open = (path: string) => (tab: Page) => tab.goto(house.at('beji', path))

test.each([
  '/admin/surat/nomor',
  '/admin/surat/nomor/cadangan',
  '/admin/surat/nomor/luar',
  '/admin/surat/nomor/buku-kertas',
  '/admin/pengaturan/surat',
])('%s is right on every screen, for everybody', async (path) => {
  expect(await examine(page, open(path))).toEqual([])
})

test('a reserved block, its numbers and their refusal are right on every screen, for everybody', async () => {
  await open('/admin/surat/nomor/cadangan')(page)
  await page.getByLabel('Berapa nomor').fill('3')
  await page.getByLabel('Alasan').fill('Listrik padam sejak pukul 09.00.')
  await arrive(page, () => page.getByRole('button', { name: 'Cadangkan nomor' }).click())
  const block = new URL(page.url()).pathname
  const number = (await page.locator('tbody a').first().getAttribute('href'))!
  for (const path of [block, number, `${number}/batal`, '/admin/surat/nomor'])
    expect(await examine(page, open(path)), path).toEqual([])
  const refused = async (tab: Page) => {
    await open(number)(tab)
    await arrive(tab, () => tab.getByRole('button', { name: 'Simpan' }).click())
  }
  expect(await examine(page, refused, 422)).toEqual([])
})
