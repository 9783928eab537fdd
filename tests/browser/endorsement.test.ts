import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plausibleAnswers } from '../../src/commands/trial/answers.ts'
import { everyAnswer } from '../../src/letters/standard/answers-schema.ts'
import { scan, textOf } from '../letters/paper/read-pdf.ts'
import { typeOf } from '../letters/standard/plausible.ts'
import { officeAt } from '../letters/way/office.ts'
import { DEMO_PASSWORD } from '../support/app.ts'
import { arrive, type BrowserHouse, browserHouse, LAPTOP, PHONE, signIn } from '../support/browser.ts'
import { type Rows, rowsOf } from '../support/rows.ts'
import { examine } from './examine.ts'

/** Of the demo: Socorejo waits for the district's staff with one letter that is late, Temaji for the camat. */
let house: BrowserHouse
let rows: Rows
const people = new Map<string, Page>()
beforeAll(async () => {
  house = await browserHouse(['socorejo', 'temaji'])
  rows = await rowsOf(house)
  const beji = await officeAt(house, rows, 'beji.localhost')
  await beji.works('head')
  const district = await officeAt(house, rows, 'kecamatan-jenu.localhost')
  for (const [site, username, screen] of [
    ['beji', 'operator', LAPTOP],
    ['beji', 'kades', PHONE],
    ['kecamatan-jenu', 'staf', LAPTOP],
    ['kecamatan-jenu', 'camat', PHONE],
    ['socorejo', 'operator', LAPTOP],
  ] as const) {
    const page = await house.person(screen)
    await page.goto(house.at(site, '/masuk'))
    await signIn(page, username)
    people.set(`${site} ${username}`, page)
  }
  await district.secondFactor('camat')
}, 120_000)
afterAll(async () => {
  await rows.close()
  await house.close()
})

const person = (name: string) => people.get(name)!
const press = (page: Page, name: string | RegExp) =>
  arrive(page, () => page.getByRole('main').getByRole('button', { name }).first().click())
const follow = (page: Page, name: string | RegExp) =>
  arrive(page, () => page.getByRole('main').getByRole('link', { name }).first().click())
/** What the page comes to say by itself, without being asked for again. */
const becomes = (page: Page, words: string) =>
  expect.poll(() => page.locator('main').innerText(), { timeout: 40_000 }).toContain(words)

/** Types a statement of heirs into its form, as far as the form asks it. */
async function typeHeirs(page: Page, name: string): Promise<void> {
  const answers = { ...plausibleAnswers(typeOf('keterangan-ahli-waris')), pewaris_nama: name }
  for (const [key, value] of everyAnswer(answers)) {
    const field = page.locator(`main [name="${key}"]`)
    if ((await field.count()) === 0) continue
    const kind = await field.first().evaluate((element) => `${element.tagName} ${element.getAttribute('type')}`)
    if (kind.startsWith('SELECT')) await field.selectOption(value)
    else if (kind.endsWith('radio')) await page.locator(`main [name="${key}"][value="${value}"]`).check()
    else await field.fill(value)
  }
}

test('a statement of heirs goes from draft to endorsed, returned once on the way, and everybody sees each step', {
  timeout: 240_000,
}, async () => {
  const name = 'Waris Peramban Contoh'
  const [operator, kades] = [person('beji operator'), person('beji kades')]
  const [staff, camat] = [person('kecamatan-jenu staf'), person('kecamatan-jenu camat')]
  await operator.goto(house.at('beji', '/admin/surat/baru/keterangan-ahli-waris'))
  await typeHeirs(operator, name)
  await press(operator, 'Lanjut: periksa surat')
  const why = operator.getByLabel('Mengapa tetap')
  if (await why.count()) await why.fill('Sesuai dokumen aslinya.')
  await press(operator, /Ajukan/)

  await kades.goto(house.at('beji', '/admin/tanda-tangan'))
  await follow(kades, 'Mulai membaca')
  await press(kades, 'Sudah saya baca')
  await press(kades, 'Terbitkan 1 surat')
  await kades.getByText('1 dari 1 surat terbit').waitFor()

  const { rows: found } = await rows.client.query('SELECT id, code FROM letter WHERE holder_name = $1', [name])
  const { id, code } = found[0]
  const phone = await house.person(PHONE)
  const told = async () => {
    await phone.goto(house.at('', `/v/${code}`))
    return phone.locator('main').innerText()
  }
  expect(await told()).toContain('Menunggu pengesahan kecamatan')
  await operator.goto(house.at('beji', `/admin/surat/${id}`))
  expect(await operator.locator('main').innerText()).toContain('Menunggu kecamatan')

  await staff.goto(house.at('kecamatan-jenu', `/admin/pengesahan/${id}`))
  await staff.getByText('Kembalikan ke desa dengan alasan').click()
  await staff.getByLabel('Apa yang harus diperbaiki').fill('Akta kematian belum dilampirkan.')
  await press(staff, 'Kembalikan ke desa')
  await becomes(operator, 'Akta kematian belum dilampirkan.')
  expect(await told()).toContain('mengembalikannya ke penerbitnya')

  await staff.goto(house.at('kecamatan-jenu', '/admin/pengesahan'))
  expect(await staff.locator('main').innerText()).not.toContain(name)
  await operator.getByLabel('Apa yang sudah diperbaiki?').fill('Akta kematian sudah diantar.')
  await press(operator, 'Kirim lagi ke kecamatan')
  await becomes(staff, name)
  await follow(staff, (await operator.locator('dd.num').first().innerText()).trim())
  expect(await staff.locator('main').innerText()).toContain('Akta kematian sudah diantar.')
  await press(staff, 'Teruskan ke camat')
  await becomes(operator, 'Menunggu camat')

  await camat.goto(house.at('kecamatan-jenu', '/admin/pengesahan/tumpukan'))
  await follow(camat, /Mulai membaca/)
  await press(camat, 'Sudah saya baca')
  await press(camat, 'Sudah saya baca')
  await camat.getByLabel('Kata sandi Anda').fill(DEMO_PASSWORD)
  await press(camat, 'Sahkan surat')
  await camat.getByText('Surat disahkan.').waitFor()

  await becomes(operator, 'Buka naskah baru')
  const downloading = operator.waitForEvent('download')
  await operator.getByRole('link', { name: 'Unduh naskah baru' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^surat-[\w-]+-disahkan\.pdf$/)
  const pdf = await readFile(await download.path())
  expect(await textOf(pdf)).toContain('Camat Contoh')
  const [link] = await scan(pdf)
  expect(link).toContain(code)
  await phone.goto(link!)
  const end = await phone.locator('main').innerText()
  expect(end).toContain('Surat sah')
  expect(end).toMatch(/Disahkan Camat Jenu pada .*, nomor register \d{3}\/\d{4}\./)
  expect(end).not.toContain(name)
})

test('a step of somebody else takes away nothing that is being typed, closes nothing that was opened and moves nobody elsewhere', async () => {
  const staff = await person('kecamatan-jenu staf').context().newPage()
  const { rows: found } = await rows.client.query(
    "SELECT letter_id AS id FROM endorsement e JOIN site s ON s.id = e.site_id WHERE s.name = 'Socorejo' ORDER BY due_on",
  )
  const path = `/admin/pengesahan/${found[0].id}`
  const cookie = await house.signIn('kecamatan-jenu.localhost', 'staf')
  await staff.route(`**${path}`, async (route) => {
    const { body } = await house.get(`http://kecamatan-jenu.localhost${path}`, cookie)
    const fold = '$&<details><summary>Rincian</summary>Isinya.</details>'
    await route.fulfill({ contentType: 'text/html', body: body.replace('id="keadaan" data-live>', fold) })
  })
  await staff.goto(house.at('kecamatan-jenu', path))
  expect(await staff.locator('main').innerText()).toContain('terlambat')
  await staff.getByText('Kembalikan ke desa dengan alasan').click()
  await staff.getByLabel('Apa yang harus diperbaiki').fill('Baru setengah diketik')
  await staff.getByText('Rincian').click()
  await rows.client.query("UPDATE endorsement SET state = 'passed', version = version + 1 WHERE letter_id = $1", [
    found[0].id,
  ])
  await becomes(staff, 'Menunggu camat')
  expect(await staff.getByLabel('Apa yang harus diperbaiki').inputValue()).toBe('Baru setengah diketik')
  expect(await staff.getByText('Isinya.').isVisible()).toBe(true)
  expect(await staff.evaluate(() => document.activeElement?.textContent)).toBe('Rincian')
  await staff.close()
})

const open = (site: string, path: string) => (page: Page) => page.goto(house.at(site, path))
const send = (site: string, path: string, button: string) => async (page: Page) => {
  await page.goto(house.at(site, path))
  for (const summary of await page.locator('details.return > summary').all()) await summary.click()
  await press(page, button)
}

test('every page of an endorsement is whole: on a phone, in the dark, by the keyboard', {
  timeout: 240_000,
}, async () => {
  const { rows: letters } = await rows.client.query(
    'SELECT e.letter_id AS id, e.state, s.name, l.code FROM endorsement e JOIN site s ON s.id = e.site_id JOIN letter l ON l.id = e.letter_id',
  )
  const of = (name: string, state: string) => letters.find((each) => each.name === name && each.state === state)!
  const waiting = of('Socorejo', 'waiting')
  const desk = '/admin/pengesahan'
  const staff = person('kecamatan-jenu staf').context()
  const camat = person('kecamatan-jenu camat').context()
  const village = person('socorejo operator').context()
  const places: [string, typeof staff, (page: Page) => Promise<unknown>, number?][] = [
    ['the desk', staff, open('kecamatan-jenu', `${desk}?pesan=teruskan`)],
    ['nothing returned', staff, open('kecamatan-jenu', `${desk}?status=kembali`)],
    ['what is endorsed', staff, open('kecamatan-jenu', `${desk}?status=selesai`)],
    ['the register', staff, open('kecamatan-jenu', '/admin/buku/pengesahan?bulan=semua')],
    ['a letter', staff, open('kecamatan-jenu', `${desk}/${waiting.id}`)],
    ['a return, refused', staff, send('kecamatan-jenu', `${desk}/${waiting.id}`, 'Kembalikan ke desa'), 422],
    ['a pen, refused', staff, send('kecamatan-jenu', `${desk}/${waiting.id}/pena`, 'Catat pengesahan'), 422],
    ['the stack', camat, open('kecamatan-jenu', `${desk}/tumpukan`)],
    ['the settings', camat, open('kecamatan-jenu', '/admin/pengaturan/pengesahan?pesan=simpan')],
    ['a letter of the village', village, open('socorejo', `/admin/surat/${waiting.id}`)],
    ['a pen at the village', village, open('socorejo', `/admin/surat/${waiting.id}/pena`)],
    ['a stranger’s wait', village, open('', `/v/${waiting.code}`)],
  ]
  const faults: Record<string, string[]> = {}
  for (const [what, context, go, status] of places) {
    const page = await context.newPage()
    faults[what] = await examine(page, go, status)
    await page.close()
  }
  expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([])
})
