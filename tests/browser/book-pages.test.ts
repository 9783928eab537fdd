import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { arrive, type BrowserHouse, browserHouse, signIn } from '../support/browser.ts'
import { examine } from './examine.ts'

let house: BrowserHouse
let page: Page
const incoming = newId()
beforeAll(async () => {
  house = await browserHouse(['beji'])
  const cookie = await house.signIn('beji.localhost', 'operator')
  const facts = { receivedOn: '2026-07-06', datedOn: '2026-07-01', sender: 'Camat Jenu', subject: 'Undangan rapat' }
  await house.post('http://beji.localhost/admin/surat/masuk', { id: incoming, ...facts }, cookie)
  page = await house.person()
  await page.goto(house.at('beji', '/masuk'))
  await signIn(page, 'operator')
})
afterAll(() => house.close())

const open = (path: string) => (tab: Page) => tab.goto(house.at('beji', path))
const press = (name: string) => (tab: Page) =>
  arrive(tab, () => tab.getByRole('main').getByRole('button', { name }).first().click())
type Go = (tab: Page) => Promise<unknown>
const steps =
  (...each: Go[]): Go =>
  async (tab) => {
    for (const step of each) await step(tab)
  }
const type = (name: string, text: string) => (tab: Page) => tab.locator(`[name="${name}"]`).fill(text)

const INCOMING = `/admin/surat/masuk/${incoming}`
const OUTGOING = '/admin/buku/agenda?bulan=semua&sisi=keluar'
const PLACES: [what: string, go: Go, status?: number][] = [
  ['the books', open('/admin/buku')],
  ['the agenda of a year', open('/admin/buku/agenda?bulan=semua')],
  ['the agenda of an empty month', open('/admin/buku/agenda?tahun=2026&bulan=2')],
  ['a handover, entered with one press', steps(open(OUTGOING), press('Catat pengiriman'))],
  [
    'a handover, refused',
    steps(open(OUTGOING), press('Catat pengiriman'), type('recipient', ''), press('Simpan')),
    422,
  ],
  ['the expedition book', open('/admin/buku/ekspedisi')],
  ['the registers', open('/admin/buku/register')],
  ['a register', open('/admin/buku/register?jenis=keterangan-usaha&bulan=semua')],
  ['what a search finds', steps(open('/admin/buku'), type('cari', 'contoh'), press('Cari'))],
  ['what a search does not find', steps(open('/admin/buku'), type('cari', 'tidakada'), press('Cari'))],
  ['letters that came in', open('/admin/surat/masuk')],
  ['a letter that comes in', open('/admin/surat/masuk/baru')],
  ['a letter that comes in, refused', steps(open('/admin/surat/masuk/baru'), press('Catat surat')), 422],
  ['a letter that came in', open(INCOMING)],
  ['a disposition, refused', steps(open(INCOMING), press('Simpan disposisi')), 422],
]

test.each(PLACES)('%s', async (_what, go, status) => {
  expect(await examine(page, go, status)).toEqual([])
})
