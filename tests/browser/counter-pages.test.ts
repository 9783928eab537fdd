import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { businessAnswers } from '../letters/answers.ts'
import { openPdf } from '../letters/paper/read-pdf.ts'
import { arrive, type BrowserHouse, browserHouse, PHONE, signIn } from '../support/browser.ts'
import { examine } from './examine.ts'

let house: BrowserHouse
let page: Page
let camat: Page
const draft = newId()
beforeAll(async () => {
  house = await browserHouse(['beji'])
  const cookie = await house.signIn('beji.localhost', 'operator')
  const form = { id: draft, ...businessAnswers, aksi: 'periksa' }
  await house.post('http://beji.localhost/admin/surat/baru/keterangan-usaha', form, cookie)
  await house.post('http://beji.localhost/admin/loket/bertugas', {}, cookie)
  page = await house.person()
  await page.goto(house.at('beji', '/masuk'))
  await signIn(page, 'sekdes')
  camat = await house.person()
  await camat.goto(house.at('kecamatan-jenu', '/masuk'))
  await signIn(camat, 'camat')
})
afterAll(() => house.close())

type Go = (tab: Page) => Promise<unknown>
const open = (path: string) => (tab: Page) => tab.goto(house.at('beji', path))
const press = (name: string) => (tab: Page) =>
  arrive(tab, () => tab.getByRole('main').getByRole('button', { name, exact: true }).first().click())
const follow = (name: string | RegExp) => (tab: Page) =>
  arrive(tab, () => tab.getByRole('main').getByRole('link', { name }).first().click())
const type = (name: string, text: string) => (tab: Page) => tab.locator(`[name="${name}"]`).fill(text)
const steps =
  (...each: Go[]): Go =>
  async (tab) => {
    for (const step of each) await step(tab)
  }

const READY = '/admin/surat/siap-diambil'
const PLACES: [what: string, go: Go, status?: number][] = [
  ['the counter', open('/admin/loket')],
  ['letters to be fetched', open(READY)],
  ['what a search at the counter finds', steps(open(READY), type('cari', 'contoh'), press('Cari'))],
  ['what it does not find', steps(open(READY), type('cari', 'tidakada'), press('Cari'))],
  ['a handover', steps(open(READY), follow(/^Serahkan/))],
  [
    'a handover, refused',
    steps(
      open(READY),
      follow(/^Serahkan/),
      (tab) => tab.getByLabel('Orang lain', { exact: true }).check(),
      press('Serahkan'),
    ),
    422,
  ],
  ['a draft that somebody else has', open(`/admin/surat/${draft}`)],
  ['the review with what is missing', open(`/admin/surat/${draft}/periksa`)],
  ['what was brought', open(`/admin/surat/${draft}/loket`)],
  [
    'a promise, refused',
    steps(open(`/admin/surat/${draft}/loket`), type('promisedOn', '2020-01-01'), press('Simpan syarat dan janji')),
    422,
  ],
  ['a slip', open(`/admin/surat/${draft}/tanda-terima`)],
  ['the trail', open('/admin/jejak')],
  ['the trail, narrowed to nothing', open('/admin/jejak?dari=2020-01-01&sampai=2020-01-02')],
  ['the trail, searched', steps(open('/admin/jejak'), type('cari', 'usaha'), press('Cari'))],
  ['the trail, refused as a file', steps(open('/admin/jejak'), press('Unduh XLSX')), 422],
]

test.each(PLACES)('%s', async (_what, go, status) => {
  expect(await examine(page, go, status)).toEqual([])
})

test('the district’s trail', async () => {
  expect(await examine(camat, (tab) => tab.goto(house.at('kecamatan-jenu', '/admin/jejak')))).toEqual([])
})

test('from what was brought to who fetched it, on a phone: ticked, promised, printed, found by its code, handed over once', async () => {
  const phone = await house.person(PHONE)
  await phone.goto(house.at('beji', '/masuk'))
  await signIn(phone, 'operator')
  const id = newId()
  const cookie = await house.signIn('beji.localhost', 'operator')
  const form = { id, ...businessAnswers, nama: 'Rukayah Contoh', aksi: 'simpan' }
  await house.post('http://beji.localhost/admin/surat/baru/keterangan-usaha', form, cookie)

  await open(`/admin/surat/${id}`)(phone)
  await phone.getByLabel('Nama lengkap').fill('Rukayah Contoh Diperbaiki')
  await phone.locator('[data-save-state]').getByText('Tersimpan otomatis').waitFor()
  await phone.getByLabel('Fotokopi KTP-el').check()
  await press('Simpan syarat dan janji')(phone)
  expect(await phone.getByLabel('Fotokopi KTP-el').isChecked()).toBe(true)
  expect(await phone.getByLabel('Nama lengkap').inputValue()).toBe('Rukayah Contoh Diperbaiki')

  await follow('Tanda terima untuk dicetak')(phone)
  const slip = await phone.locator('.slip').innerText()
  const code = /[0-9A-Z]{3}-[0-9A-Z]{3}/.exec(slip)![0]
  expect(slip).toContain('Foto tempat usaha')
  expect(slip).not.toContain('Rukayah')
  for (const size of [
    { width: '105mm', height: '148mm' },
    { width: '215mm', height: '330mm' },
  ]) {
    const printed = await phone.pdf({ ...size, margin: { top: '6mm', bottom: '6mm', left: '6mm', right: '6mm' } })
    expect((await openPdf(printed)).numPages, size.width).toBe(1)
  }

  await open(`/admin/surat/${id}/periksa`)(phone)
  await press('Terbitkan surat')(phone)
  await phone.getByRole('status').getByText('Surat terbit.').waitFor()
  await open(READY)(phone)
  await phone.getByLabel('Kode pada tanda terima').fill(code.toLowerCase())
  await press('Cari')(phone)
  await follow(/^Serahkan/)(phone)
  await phone.getByLabel('Orang lain', { exact: true }).check()
  await phone.getByLabel('Nama orang lain itu').fill('Budi Contoh')
  await phone.getByLabel('Hubungannya dengan pemohon').fill('Anak')
  await phone.getByRole('main').getByRole('button', { name: 'Serahkan', exact: true }).dblclick()
  await phone.getByRole('status').getByText('Surat diserahkan dan tercatat').waitFor()
  const site = await house.site('beji.localhost')
  const book = await house.database.office(site.id, (db) => db.expeditionEntry.findMany({ where: { numberId: id } }))
  expect(book.map(({ recipient, remark }) => `${recipient}, ${remark}`)).toEqual(['Budi Contoh, Anak'])
})
