import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { businessAnswers } from '../letters/answers.ts'
import { pictureOf } from '../letters/paper/read-pdf.ts'
import { type BrowserHouse, browserHouse, PHONE } from '../support/browser.ts'
import { openCamera, pictureOfQr } from '../support/camera.ts'
import { KEYRING } from '../support/keyring.ts'
import { choosePacket, choosePackets, drop } from '../support/page-hands.ts'
import { stolenSigner, withOneBitChanged } from '../support/seal-forger.ts'
import { certifyLists, issueAtBeji, lettersOfBeji, packetOf, type SealedLetter } from '../support/sealed-letters.ts'
import { examine } from './examine.ts'

let house: BrowserHouse
let phone: Page
/** The demo's letters of Beji, as their papers say them. */
let letters: SealedLetter[]
beforeAll(async () => {
  house = await browserHouse(['beji'])
  await certifyLists(house)
  letters = await lettersOfBeji(house)
  phone = await house.person(PHONE)
}, 120_000)
afterAll(() => house.close())

const told = (page: Page) => page.locator('main').innerText()
const ICONS = { good: 'M4 13l5 5L20 6', waiting: 'M12 3a9 9 0 1 0 .01 0M12 6v6l4 3', bad: 'M5 5l14 14M19 5L5 19' }
type Mark = keyof typeof ICONS
/** The answer that stands in the box, once it says these words: in the icon and the colour of its mark, told to whoever hears the page. */
async function answered(page: Page, words: string, mark: Mark): Promise<void> {
  const box = page.locator('[data-result][role=status] .verdict')
  await box.getByRole('heading', { name: words, exact: true }).waitFor()
  const look = await box.evaluate((verdict, mark) => {
    const colour = (element: Element) => getComputedStyle(element).color
    const probe = Object.assign(document.createElement('i'), { style: `color: var(--${mark})` })
    verdict.append(probe)
    const own = colour(probe)
    probe.remove()
    const [heading, icon] = [verdict.querySelector('h2')!, verdict.querySelector('svg')!]
    return {
      class: verdict.className,
      icon: icon.querySelector('path')!.getAttribute('d'),
      hidden: icon.getAttribute('aria-hidden'),
      coloured: [heading, icon].every((element) => colour(element) === own),
    }
  }, mark)
  expect(look, words).toEqual({ class: `verdict verdict-${mark}`, icon: ICONS[mark], hidden: 'true', coloured: true })
}
/** Opens what a QR says, and waits until it was checked. */
async function open(address: string, page: Page): Promise<void> {
  await page.goto(address)
  await expect.poll(() => page.locator('[data-seal]').innerText()).not.toMatch(/[Bb]elum diperiksa|Sedang/)
}

describe('a file on the device', () => {
  const choose = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    await phone.goto(house.at('', '/verifikasi'))
    await phone.getByLabel('Foto QR, atau berkas PDF surat').setInputFiles(file)
  }
  const pdf = (buffer: Buffer) => ({ name: 'surat.pdf', mimeType: 'application/pdf', buffer })

  test('a PDF is known by its bytes, and never leaves the device; one changed byte: Berkas berbeda', async () => {
    const sent: string[] = []
    phone.on('request', (request) => sent.push(request.postData() ?? ''))
    await choose(pdf(letters[0]!.pdf))
    await answered(phone, 'Berkas asli', 'good')
    await phone.getByRole('link', { name: 'Buka di register' }).click()
    await phone.getByRole('heading', { name: 'Surat sah' }).waitFor()
    const changed = Buffer.from(letters[0]!.pdf)
    changed[changed.length >> 1] = changed[changed.length >> 1]! ^ 1
    await choose(pdf(changed))
    await answered(phone, 'Berkas berbeda', 'bad')
    expect(await phone.getByRole('link', { name: 'Buka di register' }).count()).toBe(0)
    expect(sent.filter(Boolean).map((body) => body.length)).toEqual([71, 71])
  })

  test('the answer to a file that was chosen before is not said of the next, however late it comes', async () => {
    let answerFirst = () => {}
    const gate = new Promise<void>((resolve) => {
      answerFirst = resolve
    })
    await phone.goto(house.at('', '/verifikasi'))
    const field = phone.getByLabel('Foto QR, atau berkas PDF surat')
    await phone.evaluate(() => {
      const ask = window.fetch
      const answers: Promise<unknown>[] = []
      window.fetch = (...asked) => {
        const answer = ask(...asked)
        answers.push(answer.then((each) => each.clone().text()))
        return answer
      }
      Object.assign(window, { answers })
    })
    await phone.route('**/verifikasi/berkas', (route) => gate.then(() => route.continue()), { times: 1 })
    const first = phone.waitForRequest('**/verifikasi/berkas')
    await field.setInputFiles(pdf(letters[0]!.pdf))
    await first
    await field.setInputFiles(pdf(Buffer.from('%PDF-1.7 lain')))
    await phone.getByRole('heading', { name: 'Berkas berbeda' }).waitFor()
    answerFirst()
    // Both answers were read to their end, and what the page does with them was painted.
    await phone.evaluate(async () => {
      await Promise.all((window as unknown as { answers: Promise<unknown>[] }).answers)
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    })
    expect(await phone.getByRole('heading', { name: 'Berkas asli' }).count()).toBe(0)
    expect(await phone.getByRole('heading', { name: 'Berkas berbeda' }).count()).toBe(1)
  })

  test('a photo of the letter leads to the register with its seal; one without QR is refused kindly', async () => {
    const { png } = await pictureOf(letters[0]!.pdf, 150)
    await choose({ name: 'foto.png', mimeType: 'image/png', buffer: png })
    await phone.getByText('Asli, ditandatangani Desa Beji').waitFor()
    const blank = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    await choose({ name: 'kosong.png', mimeType: 'image/png', buffer: blank })
    await answered(phone, 'QR tidak terbaca', 'waiting')
  })
})

test('a PDF dropped on the page is answered there, and both pages are whole: on a phone, in the dark, by the keyboard', async () => {
  const page = await house.person()
  const faults = await examine(page, async () => {
    await page.goto(house.at('', '/verifikasi'))
    await drop(page.locator('[data-desk]'), letters[0]!.pdf)
    await page.getByRole('heading', { name: 'Berkas asli' }).waitFor()
    // The answer was scrolled to, and Tab goes on from there: back to the top, where Tab begins on every page.
    await page.evaluate(() => document.body.scrollIntoView())
  })
  const sealed = await examine(page, () => open(letters[0]!.qr, page))
  await page.context().close()
  expect([...faults, ...sealed]).toEqual([])
})

test('with the server gone, the prepared page verifies by camera and by picture, and says how old its lists are', {
  timeout: 240_000,
}, async () => {
  const beji = await house.site('beji.localhost')
  const admin = await house.signIn('localhost', 'admin')
  const { keyId: key } = await stolenSigner(house, beji, { keyring: KEYRING, now: house.clock.now })
  await house.post(`http://localhost/admin/kunci/${beji.id}/ganti`, { key }, admin)
  const cutOff = { key, cutOff: '1', reason: 'Laptop operator dicuri.' }
  expect((await house.post(`http://localhost/admin/kunci/${beji.id}/bocor`, cutOff, admin)).statusCode).toBe(303)
  const fresh = await issueAtBeji(house)
  const revoked = await issueAtBeji(house)
  const kades = await house.signIn('beji.localhost', 'kades')
  await house.post(`http://beji.localhost/admin/surat/${revoked.id}/cabut`, { reason: 'Salah menulis nama.' }, kades)
  const { page, close } = await openCamera(fresh.qr)
  await page.goto(house.at('', '/verifikasi'))
  await page.getByRole('button', { name: 'Siapkan perangkat ini' }).click()
  await page.getByText('Siap memeriksa tanpa jaringan.').waitFor()
  const oldPacket = await choosePackets(page, house, fresh)
  await certifyLists(house, { newRoot: true })
  const trust = page.getByRole('button', { name: 'Percayai kunci akar baru' })
  const heard = async () => {
    await page.reload()
    await page.getByText('Daftar kunci ditandatangani').waitFor()
    return trust.count()
  }
  await expect.poll(heard).toBe(1)
  await trust.click()
  await page.getByText('Siap memeriksa tanpa jaringan.').waitFor()
  const packet = await packetOf(house, fresh)
  const { packet: root } = await page
    .locator('[data-packet]')
    .evaluate((part) => ({ ...(part as HTMLElement).dataset }))
  const installed = () => page.evaluate(async () => (await caches.match('/verifikasi'))?.text())
  await expect.poll(installed).toContain(`data-packet="${root}"`)

  await house.app.close()
  await house.database.close()
  await page.reload()
  await page.getByText(/Daftar kunci ditandatangani .* WIB, \d+ menit lalu/).waitFor()
  await page.getByRole('button', { name: 'Pindai dengan kamera' }).click()
  await answered(page, 'Tanda tangan asli, register tidak terjangkau', 'waiting')
  const answer = await told(page)
  expect(answer).toContain('Surat Keterangan Usaha')
  expect(answer).toContain('Cocokkan dengan surat di tangan Anda')
  expect(answer).not.toMatch(/\d{16}|RAHAYU|Rahayu/)

  const choose = async (text: string, words: string, mark: Mark) => {
    const buffer = await pictureOfQr(text)
    await page
      .getByLabel('Foto QR, atau berkas PDF surat')
      .setInputFiles({ name: 'qr.png', mimeType: 'image/png', buffer })
    await answered(page, words, mark)
  }
  const [address, seal] = fresh.qr.split('#') as [string, string]
  await choose(`${address}#${withOneBitChanged(seal, -1)}`, 'Isi berbeda', 'bad')
  await choose(`${address}#${seal.slice(0, -2)}`, 'QR rusak', 'waiting')
  expect(await told(page)).not.toContain('Jangan terima')
  await choose(revoked.qr, 'Dicabut', 'bad')
  await choose(letters[0]!.qr, 'Periksa saat daring', 'waiting')
  await choose('https://contoh.id/V/X', 'Bukan QR surat', 'waiting')
  await choose(address, 'Periksa saat daring', 'waiting')
  expect(await told(page)).toContain('tidak membawa tanda tangan')
  const pdf = { name: 'surat.pdf', mimeType: 'application/pdf', buffer: fresh.pdf }
  await page.getByLabel('Foto QR, atau berkas PDF surat').setInputFiles(pdf)
  await page.getByText('Berkas PDF dicocokkan dengan register, jadi perlu internet.').waitFor()
  await answered(page, 'Periksa saat daring', 'waiting')

  await choosePacket(page, packet, 'Paket ini asli dan utuh')
  await choosePacket(page, oldPacket, 'Belum dapat dipastikan')
  expect(await told(page)).toContain('Minta paket bukti baru ke kantor penerbitnya.')

  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const shelves = await Promise.all(names.map((name) => caches.open(name)))
    const answers = await Promise.all(shelves.map((shelf) => shelf.matchAll()))
    const texts = answers.flat().map(async (answer) => `${answer.url} ${await answer.text()}`)
    const stored = [localStorage, sessionStorage].flatMap((store) => Object.entries(store))
    return {
      names,
      texts: await Promise.all(texts),
      stored,
      bases: await indexedDB.databases(),
      cookies: document.cookie,
    }
  })
  expect(kept).toMatchObject({ stored: [], bases: [], cookies: '' })
  expect(kept.names.sort()).toEqual(['balai-daftar', expect.stringMatching(/^verifikasi-/)])
  const all = kept.texts.join().toUpperCase()
  expect(all).toContain('BALAI-KEYS.JSON')
  const { facts } = JSON.parse(packet).leaves[0]
  for (const scanned of [fresh.code, seal, revoked.code, facts.holder.toUpperCase(), facts.number, businessAnswers.nik])
    expect(all).not.toContain(scanned)
  await close()
})
