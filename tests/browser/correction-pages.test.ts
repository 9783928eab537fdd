import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { businessAnswers } from '../letters/answers.ts'
import { arrive, type BrowserHouse, browserHouse, signIn } from '../support/browser.ts'
import { examine } from './examine.ts'

const BEJI = 'http://beji.localhost/admin/surat'
/** The NIK says the 17th. */
const doubtful = { ...businessAnswers, tanggal_lahir: '1990-08-18' }
const alasan = 'KTP memang tertulis begitu.'

let house: BrowserHouse
let page: Page
let cookie: string
beforeAll(async () => {
  house = await browserHouse([])
  cookie = await house.signIn('beji.localhost', 'kades')
  page = await house.person()
  await page.goto(house.at('beji', '/masuk'))
  await signIn(page, 'kades')
})
afterAll(() => house.close())

const open = (path: string) => (tab: Page) => tab.goto(house.at('beji', path))
const draft = async () => {
  const id = newId()
  await house.post(`${BEJI}/baru/keterangan-usaha`, { id, ...doubtful, aksi: 'periksa' }, cookie)
  return id
}
const issue = (id: string) => house.post(`${BEJI}/${id}/terbitkan`, { version: '1', alasan }, cookie)

test('doubts, their reason and both letters of a correction are right on every screen, for everybody', async () => {
  const id = await draft()
  const path = `/admin/surat/${id}`
  const refused = async (tab: Page) => {
    await open(`${path}/periksa`)(tab)
    await arrive(tab, () => tab.getByRole('button', { name: 'Terbitkan surat' }).click())
  }
  expect(await examine(page, open(path))).toEqual([])
  expect(await examine(page, open(`${path}/periksa`))).toEqual([])
  expect(await examine(page, refused, 422)).toEqual([])

  expect((await issue(id)).statusCode).toBe(303)
  const correction = newId()
  await house.post(`${BEJI}/${id}/ganti`, { id: correction }, cookie)
  const paths = [path, `/admin/surat/${correction}`, `/admin/surat/${correction}/periksa`]
  for (const each of paths) expect(await examine(page, open(each)), each).toEqual([])

  expect((await issue(correction)).statusCode).toBe(303)
  for (const each of [path, `/admin/surat/${correction}`, '/admin/surat', '/admin/surat?status=dicabut'])
    expect(await examine(page, open(each)), each).toEqual([])
  const site = await house.site('beji.localhost')
  const letters = await house.database.office(site.id, (db) =>
    db.letter.findMany({ where: { siteId: site.id, id: { in: [id, correction] } }, select: { code: true } }),
  )
  for (const { code } of letters) expect(await examine(page, (tab) => tab.goto(house.at('', `/v/${code}`)))).toEqual([])
})
