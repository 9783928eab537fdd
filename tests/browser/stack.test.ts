import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../letters/paper/read-pdf.ts'
import { officeAt } from '../letters/way/office.ts'
import { DEMO_PASSWORD } from '../support/app.ts'
import { arrive, type BrowserHouse, browserHouse, LAPTOP, PHONE, signIn } from '../support/browser.ts'
import { type Rows, rowsOf } from '../support/rows.ts'
import { examine } from './examine.ts'

/** Jenu of the demo: ten letters wait for its head, one for its secretary, one was returned. */
let house: BrowserHouse
let rows: Rows
let phone: Page
let letters: Record<'checked' | 'submitted' | 'returned', string>
beforeAll(async () => {
  house = await browserHouse(['jenu'])
  rows = await rowsOf(house)
  const office = await officeAt(house, rows, 'jenu.localhost')
  phone = await house.person(PHONE, { javaScriptEnabled: false })
  await phone.goto(house.at('jenu', '/masuk'))
  await signIn(phone, 'kades')
  await office.secondFactor('kades')
  const { rows: found } = await rows.client.query(
    'SELECT DISTINCT ON (status) status, id FROM letter WHERE site_id = $1 ORDER BY status, updated_at',
    [office.site.id],
  )
  letters = Object.fromEntries(found.map(({ status, id }) => [status, id])) as typeof letters
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const STACK = '/admin/tanda-tangan'
const open = (path: () => string) => (page: Page) => page.goto(house.at('jenu', path()))
const press = (name: string) => (page: Page) =>
  arrive(page, () => page.getByRole('main').getByRole('button', { name }).first().click())
const refuseReturn = async (page: Page) => {
  await open(() => `${STACK}/${letters.checked}`)(page)
  await page.getByText('Kembalikan dengan alasan').click()
  await press('Kembalikan surat')(page)
}
const signWrongly = async (page: Page) => {
  await open(() => `${STACK}/${letters.checked}`)(page)
  await press('Sudah saya baca')(page)
  await open(() => `${STACK}/setuju`)(page)
  await page.getByLabel('Kata sandi Anda').fill('bukan-ini')
  await press('Terbitkan 1 surat')(page)
}
const refuseSetting = async (page: Page) => {
  await open(() => '/admin/pengaturan/surat/alur')(page)
  await page.getByLabel('WhatsApp penandatangan').fill('12')
  await press('Simpan alur')(page)
}

test('every page of the way is whole: on a phone, in the dark, by the keyboard', async () => {
  const desk = await house.context()
  await desk.addCookies(await phone.context().cookies())
  const faults: Record<string, string[]> = {}
  for (const [what, go, status] of [
    ['what waits', open(() => STACK)],
    ['a letter to be read', open(() => `${STACK}/${letters.checked}`)],
    ['a return without a reason', refuseReturn, 422],
    ['a letter that waits for another', open(() => `/admin/surat/${letters.submitted}?pesan=ajukan`)],
    ['a letter that was returned', open(() => `/admin/surat/${letters.returned}`)],
    ['letters that wait', open(() => '/admin/surat?status=menunggu')],
    ['a wrong password', signWrongly, 422],
    ['the setting', open(() => '/admin/pengaturan/surat/alur?pesan=simpan')],
    ['the setting, refused', refuseSetting, 422],
  ] as [string, (page: Page) => Promise<unknown>, number?][]) {
    const page = await desk.newPage()
    faults[what] = await examine(page, go, status)
    await page.close()
  }
  await desk.close()
  expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([])
})

test('on a phone of 360 px, without a script, ten letters are read and signed with twelve presses and one password', async () => {
  let presses = 0
  const touch = async (name: string | RegExp) => {
    const button = phone.getByRole('main').locator('a, button').filter({ hasText: name }).first()
    presses++
    await arrive(phone, () => button.click())
  }
  await phone.goto(house.at('jenu', '/admin'))
  expect(await phone.getByText('Terlambat: 1 surat').count()).toBe(1)
  await touch(/(Mulai|Lanjut) membaca/)
  while ((await heading(phone)) !== 'Terbitkan 10 surat') {
    const box = (await phone.getByRole('button', { name: 'Sudah saya baca' }).boundingBox())!
    expect(box.y + box.height, 'the button is on the screen before anybody scrolls').toBeLessThanOrEqual(PHONE.height)
    await touch('Sudah saya baca')
  }
  await phone.getByLabel('Kata sandi Anda').fill(DEMO_PASSWORD)
  await touch('Terbitkan 10 surat')
  expect(await heading(phone)).toBe('10 dari 10 surat terbit')
  expect(presses).toBeLessThanOrEqual(12)

  const desk = await house.context({ viewport: LAPTOP })
  await desk.addCookies(await phone.context().cookies())
  const page = await desk.newPage()
  expect(await examine(page, (each) => each.goto(phone.url()))).toEqual([])
  await arrive(page, () => page.locator('.plain-rows a').first().click())
  const { name, value } = (await desk.cookies())[0]!
  const pdf = await house.get(`http://jenu.localhost${new URL(page.url()).pathname}/surat.pdf`, `${name}=${value}`)
  expect(await textOf(pdf.rawPayload)).toContain('Disetujui secara elektronik')
  await desk.close()
})
