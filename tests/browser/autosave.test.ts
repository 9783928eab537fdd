import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { businessAnswers } from '../letters/answers.ts'
import { arrive, type BrowserHouse, browserHouse, hurried, onDevice, signedIn, signOut } from '../support/browser.ts'
import { type CuttableNetwork, cuttableNetwork } from '../support/cuttable-network.ts'

let house: BrowserHouse
let network: CuttableNetwork
beforeAll(async () => {
  house = await browserHouse(['beji'])
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

/** The address of a path at Beji, by the line that can be cut. */
const at = (path: string) => Object.assign(new URL(house.at('beji', path)), { port: network.port }).href

const FORM = '/admin/surat/baru/keterangan-usaha'
const GONE = 'Koneksi terputus. Tulisan Anda aman di perangkat ini.'
const name = (page: Page) => page.getByLabel('Nama lengkap')
const told = (page: Page) => page.locator('[data-save-state]')
/** Nothing is left on the device; a page that is just going elsewhere is asked again. */
const nothingOnDevice = (page: Page) => expect.poll(() => onDevice(page).catch(() => 'the page is on its way')).toBe('')

type Asked = { way?: typeof at; hurry?: Parameters<typeof hurried>[1] | null }

/** A browser of its own, with the operator of Beji signed in; what its pages wait for comes sooner, unless asked otherwise. */
async function operatorAtDesk({ way = at, hurry = {} }: Asked = {}) {
  const context = await house.context()
  if (hurry) await hurried(context, hurry)
  await signedIn(house, context, way('/'), 'operator')
  return { page: await context.newPage(), context }
}

/** The same, before the empty form of a letter. */
async function operatorAtForm(asked: Asked = {}) {
  const opened = await operatorAtDesk(asked)
  await opened.page.goto(at(FORM))
  return opened
}

const stored = async (holder: string) => {
  const site = await house.site('beji.localhost')
  return house.database.office(site.id, (db) =>
    db.letter.findMany({
      where: { siteId: site.id, holderName: holder },
      select: { id: true, answers: true, status: true },
    }),
  )
}

test('what is typed is a draft after a few seconds, at an address that can be loaded again', async () => {
  const { page } = await operatorAtForm()
  await name(page).pressSequentially('Siti Otomatis')
  await told(page).getByText('Tersimpan otomatis').waitFor()
  expect(new URL(page.url()).pathname).toMatch(/^\/admin\/surat\/[0-9a-f-]{36}$/)
  await name(page).pressSequentially(' Contoh')
  await expect.poll(async () => (await stored('Siti Otomatis Contoh')).length).toBe(1)
  await page.reload()
  await nothingOnDevice(page)
  expect(await name(page).inputValue()).toBe('Siti Otomatis Contoh')

  for (const [key, value] of Object.entries({ ...businessAnswers, nama: 'Siti Otomatis Contoh' })) {
    const field = page.locator(`[name="${key}"]`)
    if (await field.evaluate((element) => element.tagName === 'SELECT')) await field.selectOption(value)
    else await field.fill(value)
  }
  await arrive(page, () => page.getByRole('button', { name: 'Lanjut: periksa surat' }).click())
  await page.getByRole('heading', { level: 1, name: 'Periksa sebelum terbit' }).waitFor()
  await nothingOnDevice(page)
  expect(await stored('Siti Otomatis Contoh')).toHaveLength(1)
})

test('a form whose rows grow goes on saving itself as the same form', async () => {
  const { page } = await operatorAtDesk()
  await page.goto(at('/admin/surat/baru/surat-tugas'))
  await page.locator('[name="petugas.0.nama"]').fill('Eka Baris')
  await told(page).getByText('Tersimpan otomatis').waitFor()
  await arrive(page, () => page.locator('button[value="tambah:petugas"]').click())
  expect(new URL(page.url()).pathname).toMatch(/^\/admin\/surat\/[0-9a-f-]{36}$/)
  await page.locator('[name="petugas.1.nama"]').fill('Fajar Baris')
  await expect
    .poll(() => stored('Eka Baris dkk.'))
    .toMatchObject([{ answers: { petugas: [{ nama: 'Eka Baris' }, { nama: 'Fajar Baris' }] } }])
  await nothingOnDevice(page)
})

test('while the network is gone the text waits on the device, outlives its page, and is sent when the network is back', async () => {
  const { page, context } = await operatorAtForm()
  await network.cut()
  await name(page).fill('Budi Terputus')
  await told(page).getByText(GONE).waitFor()
  await name(page).fill('Budi Terputus Lama')
  expect(await onDevice(page)).toContain('Budi+Terputus+Lama')
  expect(await stored('Budi Terputus Lama')).toEqual([])
  await page.close()
  await network.mend()
  const again = await context.newPage()
  await again.goto(at(FORM))
  await again.getByText('Tulisan dari perangkat ini sudah tersimpan.').waitFor()
  expect(await name(again).inputValue()).toBe('Budi Terputus Lama')
  expect(await stored('Budi Terputus Lama')).toHaveLength(1)
  await nothingOnDevice(again)
})

test('the page that stayed open sends it by itself', async () => {
  const { page } = await operatorAtForm()
  await network.cut()
  await name(page).fill('Ani Menunggu')
  await told(page).getByText(GONE).waitFor()
  await network.mend()
  await told(page).getByText('Tersimpan otomatis').waitFor()
  expect(await stored('Ani Menunggu')).toHaveLength(1)
  await nothingOnDevice(page)
})

test('a line that answers nothing is a line that is gone', async () => {
  const { page } = await operatorAtForm({ hurry: { patience: 10 } })
  network.hang()
  await name(page).fill('Budi Menggantung')
  await told(page).getByText(GONE).waitFor()
  await network.cut()
  await network.mend()
  await told(page).getByText('Tersimpan otomatis').waitFor()
  expect(await stored('Budi Menggantung')).toHaveLength(1)
})

test('what waits on the device is sent by whatever page of the desk is opened next', async () => {
  const { page, context } = await operatorAtForm({ hurry: null })
  await network.cut()
  await name(page).fill('Eko Kembali')
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => context.pages().length).toBe(0)
  await network.mend()
  const other = await context.newPage()
  await other.goto(at('/admin/berita'))
  await expect.poll(async () => (await stored('Eko Kembali')).length).toBe(1)
  await nothingOnDevice(other)
})

test('what was typed a moment before leaving is saved, and stays nowhere else', async () => {
  const { page } = await operatorAtForm({ hurry: null })
  await name(page).fill('Dwi Bergegas')
  await page.locator('.desk-nav summary', { hasText: 'Isi situs' }).click()
  await arrive(page, () => page.getByRole('link', { name: 'Berita' }).click())
  await expect.poll(async () => (await stored('Dwi Bergegas')).length).toBe(1)
  await nothingOnDevice(page)
  await page.goto(at(FORM))
  expect(await name(page).inputValue()).toBe('')
  await name(page).fill('Dwi Pulang')
  await signOut(page)
  await page.waitForURL('**/masuk?pesan=keluar')
  expect(await onDevice(page)).toBe('')
  expect(await stored('Dwi Pulang')).toHaveLength(1)
})

test('signing out saves what waited on the device, and leaves nothing there', async () => {
  const { page, context } = await operatorAtDesk()
  const other = await context.newPage()
  await other.goto(at('/admin/surat'))
  await page.goto(at(FORM))
  await network.cut()
  await name(page).fill('Rahasia Contoh')
  await page.locator('[name="nik"]').fill(businessAnswers.nik!)
  await told(page).getByText(GONE).waitFor()
  expect(await onDevice(other)).toContain(businessAnswers.nik)
  await page.close()
  await network.mend()
  await signOut(other)
  await other.waitForURL('**/masuk?pesan=keluar')
  expect(await onDevice(other)).toBe('')
  expect(await stored('Rahasia Contoh')).toHaveLength(1)
})

test('who signs out while the line is gone is asked first, and loses nothing by staying', async () => {
  const { page } = await operatorAtForm({ hurry: null })
  await network.cut()
  await name(page).fill('Gilang Bertahan')
  const asked = page.waitForEvent('dialog').then(async (question) => {
    await question.dismiss()
    return question.message()
  })
  await signOut(page)
  expect(await asked).toContain('belum tersimpan di server')
  expect(await onDevice(page)).toContain('Gilang+Bertahan')
  await network.mend()
  await told(page).getByText('Tersimpan otomatis').waitFor()
  expect(await stored('Gilang Bertahan')).toHaveLength(1)
})

test('what one officer left on a shared device is not shown to the next, and goes', async () => {
  const { page, context } = await operatorAtForm()
  await network.cut()
  await name(page).fill('Milik Operator')
  await told(page).getByText(GONE).waitFor()
  await context.clearCookies()
  await network.mend()
  await page.goto(at('/masuk'))
  expect(await onDevice(page)).toContain('Milik')
  await signedIn(house, context, at('/'), 'kades')
  await page.goto(at(FORM))
  await nothingOnDevice(page)
  expect(await name(page).inputValue()).toBe('')
  expect(await stored('Milik Operator')).toEqual([])
})

test('a draft that somebody else changed while the network was gone comes back beside theirs', async () => {
  const { page, context } = await operatorAtForm()
  await name(page).fill('Cipto Bersama')
  await told(page).getByText('Tersimpan otomatis').waitFor()
  const address = new URL(page.url()).pathname
  await network.cut()
  await name(page).fill('Cipto Bersama Satu')
  await told(page).getByText(GONE).waitFor()

  const second = await operatorAtDesk({ way: (path) => house.at('beji', path) })
  await second.page.goto(house.at('beji', address))
  await name(second.page).fill('Cipto Bersama Dua')
  await arrive(second.page, () => second.page.getByRole('button', { name: 'Simpan draf' }).click())

  await page.close()
  await network.mend()
  const again = await context.newPage()
  await again.goto(at(address))
  await again.getByRole('heading', { name: 'Yang tersimpan sekarang' }).waitFor()
  expect(await name(again).inputValue()).toBe('Cipto Bersama Satu')
  expect(await again.locator('aside').innerText()).toContain('Cipto Bersama Dua')
  expect(await stored('Cipto Bersama Dua')).toHaveLength(1)
  await nothingOnDevice(again)
})

test('beside a field stands what can be said of it: amounts while they are typed, doubts once it is left', async () => {
  const { page } = await operatorAtForm()
  await page.locator('[name="omzet_bulanan"]').pressSequentially('1.250.000')
  await page.getByText('satu juta dua ratus lima puluh ribu rupiah', { exact: true }).waitFor()
  const nik = page.locator('[name="nik"]')
  await nik.fill('352399570890')
  await nik.blur()
  await page.getByText('NIK kurang 4 angka.').waitFor()
  await nik.fill(businessAnswers.nik!)
  await expect.poll(() => nik.blur().then(() => page.locator('#nik-note').innerText())).toBe('')
})
