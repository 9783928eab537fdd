import { generateSync } from 'otplib'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrive, type BrowserHouse, browserHouse, PHONE, signIn } from '../support/browser.ts'
import { examine } from './examine.ts'

let house: BrowserHouse
let desk: BrowserContext
beforeAll(async () => {
  house = await browserHouse([])
  desk = await house.context()
  for (const [site, username] of [
    ['beji', 'kades'],
    ['kecamatan-jenu', 'camat'],
  ] as const) {
    const page = await desk.newPage()
    await page.goto(house.at(site, '/masuk'))
    await signIn(page, username)
    await page.close()
  }
})
afterAll(() => house.close())

type Go = (page: Page) => Promise<unknown>
const open =
  (path: string, site = 'beji'): Go =>
  (page) =>
    page.goto(house.at(site, path))
const press =
  (name: string): Go =>
  (page) =>
    arrive(page, () => page.getByRole('main').getByRole('button', { name, exact: true }).click())
const follow =
  (name: string): Go =>
  (page) =>
    arrive(page, () => page.getByRole('main').getByRole('link', { name, exact: true }).click())
const fill =
  (label: string, text: string): Go =>
  (page) =>
    page.getByLabel(label, { exact: true }).fill(text)
const tick =
  (name: string): Go =>
  (page) =>
    page.locator(`[name="${name}"]`).check()
const steps =
  (...each: Go[]): Go =>
  async (page) => {
    for (const step of each) await step(page)
  }

const NEW = 'sawah hijau di pagi hari'
const invite = (username: string, name: string) =>
  steps(
    open('/admin/pengguna/undang'),
    fill('Nama', name),
    fill('Nama pengguna', username),
    tick('role-secretary'),
    press('Buat tautan undangan'),
  )
/** The account of another admin, changed in a second tab before this one saves. */
const tooLate: Go = async (page) => {
  await steps(open('/admin/pengguna'), follow('Operator Contoh'))(page)
  const other = await desk.newPage()
  await other.goto(page.url())
  await steps(fill('Nama', 'Operator Baru'), press('Simpan perubahan'))(other)
  await other.close()
  await steps(fill('Nama', 'Operator Lama'), press('Simpan perubahan'))(page)
}

const PLACES: [what: string, go: Go, status?: number][] = [
  ['who signs in', open('/admin/pengguna?pesan=simpan')],
  ['an invitation', open('/admin/pengguna/undang')],
  ['an invitation, refused', steps(open('/admin/pengguna/undang'), press('Buat tautan undangan')), 422],
  ['a link to hand over', invite('siti', 'Siti Contoh')],
  ['an account', steps(open('/admin/pengguna'), follow('Sekdes Contoh'))],
  ['an account that someone else changed', tooLate, 409],
  ['one’s own account', steps(open('/admin/pengguna'), follow('Kades Contoh'))],
  ['the villages of a district', open('/admin/pengguna/desa', 'kecamatan-jenu')],
  ['who signs in at a village', steps(open('/admin/pengguna/desa', 'kecamatan-jenu'), follow('Desa Beji'))],
  [
    'an account of a village',
    steps(open('/admin/pengguna/desa', 'kecamatan-jenu'), follow('Desa Beji'), follow('Kades Contoh')),
  ],
  ['the account page', open('/admin/akun')],
  ['a second factor to set up', open('/admin/akun/pengaman')],
  ['a second factor, refused', steps(open('/admin/akun/pengaman'), press('Pasang pengaman')), 422],
  ['the door after an idle end', open('/masuk?pesan=lama', 'jenu')],
  ['a link that is none', open('/undangan/tidak-ada'), 404],
]

describe('each page holds', () => {
  test.each(PLACES)('%s', async (_what, go, status) => {
    const page = await desk.newPage()
    const faults = await examine(page, go, status)
    await page.close()
    expect(faults).toEqual([])
  })
})

test('an invited secretary on a phone chooses a password, sets up the second factor and signs in with it', async () => {
  const admin = await desk.newPage()
  await invite('sekar', 'Sekar Contoh')(admin)
  const link = await admin.getByLabel('Tautan').inputValue()
  await admin.close()

  const guest = await house.person(PHONE)
  expect(await examine(guest, (page) => page.goto(link))).toEqual([])
  await steps(fill('Kata sandi', NEW), fill('Ulangi kata sandi', NEW), press('Simpan dan masuk'))(guest)
  await expect.poll(() => guest.getByRole('heading', { level: 1 }).innerText()).toBe('Akun saya')
  await follow('pasang pengaman')(guest)

  const secret = (await guest.locator('.secret').innerText()).replaceAll(/\s/g, '')
  const code = () => generateSync({ secret, epoch: Math.floor(house.clock.now.getTime() / 1000) })
  await steps(fill('Kata sandi Anda', NEW), fill('Kode 6 angka', code()))(guest)
  expect(await examine(guest, press('Pasang pengaman'))).toEqual([])
  await expect.poll(() => guest.locator('.recovery code').count()).toBe(10)
  await guest.emulateMedia({ media: 'print' })
  expect(await guest.locator('.desk-head').isVisible()).toBe(false)
  expect(await guest.locator('.recovery').isVisible()).toBe(true)
  await guest.emulateMedia({ media: 'screen' })
  expect(await examine(guest, (page) => page.goto(house.at('beji', '/admin/akun/pengaman')))).toEqual([])

  house.clock.now = new Date(house.clock.now.getTime() + 30_000)
  const elsewhere = await house.person(PHONE)
  await elsewhere.goto(house.at('beji', '/masuk?kembali=/admin/berita'))
  await steps(fill('Nama pengguna', 'sekar'), fill('Kata sandi', NEW))(elsewhere)
  expect(await examine(elsewhere, press('Masuk'))).toEqual([])
  await elsewhere.getByLabel('Kode 6 angka').fill('000000')
  expect(await examine(elsewhere, press('Masuk'), 422)).toEqual([])
  await elsewhere.getByLabel('Kode 6 angka').fill(code())
  await press('Masuk')(elsewhere)
  await expect.poll(() => new URL(elsewhere.url()).pathname).toBe('/admin/berita')
  expect(await examine(elsewhere, (page) => page.goto(link), 410)).toEqual([])
})

describe('a long text', () => {
  const minutes = async (page: Page, count: number) => {
    house.clock.now = new Date(house.clock.now.getTime() + count * 60_000)
    await page.clock.fastForward(count * 60_000)
  }
  const comes = async (username: string) => {
    const page = await house.person()
    await page.clock.install()
    await page.goto(house.at('remen', '/masuk'))
    await signIn(page, username)
    return page
  }

  test('keeps the session while it is typed, however long that takes', async () => {
    const page = await comes('operator')
    await page.goto(house.at('remen', '/admin/transparansi/2031'))
    await page.locator('[name="regulation"]').fill('Diketik lama')
    for (let round = 0; round < 4; round++) {
      await minutes(page, 15)
      const told = page.waitForResponse((answer) => answer.url().endsWith('/admin/akun'))
      await page.locator('[name="regulation"]').press('End')
      await page.locator('[name="regulation"]').pressSequentially('.')
      expect((await told).status()).toBe(200)
    }
    await press('Simpan draf')(page)
    await expect.poll(() => page.getByRole('main').innerText()).toContain('Tersimpan.')
  })

  test('that does not save itself and was left alone is not sent into nothing: it waits until its writer signed in again', async () => {
    const page = await comes('kades')
    await page.goto(house.at('remen', '/admin/pejabat'))
    await arrive(page, () => page.locator('main tbody th a').first().click())
    await page.getByLabel('Tugas').fill('Ditinggal')
    await minutes(page, 40)
    await page.getByRole('button', { name: 'Simpan pejabat' }).click()
    const told = page.getByRole('alert')
    await expect.poll(() => told.innerText()).toContain('Tulisan Anda masih di sini.')
    const [door] = await Promise.all([page.waitForEvent('popup'), told.getByRole('link').click()])
    await signIn(door, 'kades')
    await press('Simpan pejabat')(page)
    await expect.poll(() => page.getByRole('main').innerText()).toContain('Tersimpan.')
  })
})
