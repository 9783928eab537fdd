import type { Page } from 'playwright-core'
import { arrive } from '../support/browser.ts'
import { aPhoto } from '../support/photos.ts'

/** A step of an officer on a page of the desk; the page that it leads to stands when it is done. */
export type Go = (page: Page) => Promise<unknown>

export const press = (name: string) => (page: Page) =>
  arrive(page, () => page.getByRole('main').getByRole('button', { name }).click())
export const follow = (name: string) => (page: Page) =>
  arrive(page, () => page.getByRole('link', { name, exact: true }).first().click())
export const type = (name: string, text: string) => (page: Page) => page.locator(`[name="${name}"]`).fill(text)
export const write = (text: string) => (page: Page) => page.locator('.editor-text').fill(text)
/** The first of a desk's list. */
export const first = (page: Page) => arrive(page, () => page.locator('main tbody th a').first().click())
export const choosePhoto = async (page: Page) => {
  const photo = { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() }
  await page.getByLabel('Pilih foto').setInputFiles(photo)
  await page.getByLabel('Apa yang terlihat di foto 1?').waitFor()
}
export const declareLeaked = (page: Page) =>
  arrive(page, () =>
    page
      .locator('main a', { hasText: /^Nyatakan bocor/ })
      .first()
      .click(),
  )
export const changePhoto = (page: Page) =>
  arrive(page, () =>
    page
      .getByRole('link', { name: /^Ganti foto/ })
      .first()
      .click(),
  )
export const steps =
  (...each: Go[]): Go =>
  async (page) => {
    for (const step of each) await step(page)
  }

export const endTerm = (page: Page) =>
  arrive(page, () =>
    page
      .getByRole('link', { name: /^Akhiri masa jabatan/ })
      .first()
      .click(),
  )
