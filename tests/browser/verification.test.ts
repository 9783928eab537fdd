import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newCode } from '../../src/seal/code.ts'
import type { Signer } from '../../src/seal/signature/signer.ts'
import { isoDate } from '../../src/shared/dates.ts'
import type { Site } from '../../src/sites/site.ts'
import { pictureOf } from '../letters/paper/read-pdf.ts'
import { type BrowserHouse, browserHouse, PHONE } from '../support/browser.ts'
import { openCamera, pictureOfQr } from '../support/camera.ts'
import { KEYRING } from '../support/keyring.ts'
import { choosePackets, drop, withoutEd25519 } from '../support/page-hands.ts'
import { type Rows, rowsOf } from '../support/rows.ts'
import { forgedSeal, stolenSigner, withOneBitChanged } from '../support/seal-forger.ts'
import { certifyLists, inOrderOfLog, issueAtBeji, lettersOfBeji, type SealedLetter } from '../support/sealed-letters.ts'
import { examine } from './examine.ts'

const DAY_MS = 86_400_000
let house: BrowserHouse
let rows: Rows
let beji: Site
let phone: Page
/** The demo's letters of Beji, as their papers say them. */
let letters: SealedLetter[]
/** The key of Beji that signed them, as whoever stole it has it. */
let thief: Signer
beforeAll(async () => {
  house = await browserHouse(['beji'])
  rows = await rowsOf(house)
  beji = await house.site('beji.localhost')
  await certifyLists(house)
  letters = await lettersOfBeji(house)
  thief = await stolenSigner(house, beji, making())
  phone = await house.person(PHONE)
}, 120_000)
afterAll(async () => {
  await rows.close()
  await house.close()
})

const making = () => ({ keyring: KEYRING, now: house.clock.now })

const told = (page: Page) => page.locator('main').innerText()
/** Opens what a QR says, in a page that has not been there, and waits until it was checked. */
async function open(address: string, page = phone): Promise<string> {
  await page.goto('about:blank')
  await page.goto(address)
  await expect.poll(() => page.locator('[data-seal]').innerText()).not.toMatch(/[Bb]elum diperiksa|Sedang/)
  return told(page)
}
const at = (code: string, seal: string) => house.at('', `/v/${code}#${seal}`)
/** What a QR of the forger's own facts says, for the letter with this code. */
const forged = async (code: string, signer: Signer, date = isoDate(house.clock.now)) =>
  at(code, await forgedSeal({ site: beji, code, date }, signer))

describe('the page that a QR opens', () => {
  test('says that the seal is genuine, checked by the certified key list; a typed code has none', async () => {
    for (const { qr } of letters) {
      const page = await open(qr)
      expect(page).toContain('Surat sah')
      expect(page).toContain('Asli, ditandatangani Desa Beji')
    }
    await phone.goto(house.at('', `/v/${letters[0]!.code}`))
    expect(await told(phone)).toContain('Belum diperiksa')
  })

  test('one bit of the signature, a changed fact, the QR of another letter: Isi berbeda', async () => {
    const [one, other] = letters as [SealedLetter, SealedLetter]
    const forgeries = [
      at(one.code, withOneBitChanged(one.seal, -1)),
      at(one.code, withOneBitChanged(one.seal, 30)),
      at(other.code, one.seal),
    ]
    for (const forgery of forgeries) {
      const page = await open(forgery)
      expect(page).toContain('Isi berbeda')
      expect(page).toContain('diubah, atau QR-nya dipindah dari surat lain')
      expect(page).toContain('Jangan terima surat ini')
      expect(page).not.toContain('Surat sah')
      expect(await phone.locator('.verdict-bad path').getAttribute('d')).toBe('M5 5l14 14M19 5L5 19')
      expect(await phone.title()).toBe('Isi berbeda')
    }
    expect(await open(at(one.code, `${one.seal.slice(0, -1)}!`))).toContain('QR rusak')
  })

  test('other facts under the stolen key of the village: Isi berbeda, since the register keeps the digest', async () => {
    const page = await open(await forged(letters[0]!.code, thief))
    expect(page).toContain('Isi berbeda')
    expect(page).toContain('isinya bukan yang tercatat di register')
  })

  test('the key of another village: Bukan kunci penerbit', async () => {
    const stranger = await stolenSigner(house, await house.site('jenu.localhost'), making())
    const page = await open(await forged(letters[0]!.code, stranger))
    expect(page).toContain('Bukan kunci penerbit')
    expect(page).toContain('bukan milik Desa Beji')
  })

  test('a letter that the register does not have, genuinely sealed: not found all the same', async () => {
    const page = await open(await forged(newCode(beji.codePrefix), thief))
    expect(page).toContain('Tidak ditemukan')
    expect(page).toContain('Asli dari Desa Beji, tetapi register tidak mencatat surat ini')
  })

  test('without Ed25519 in the browser the library says the same, and is asked for only then', async () => {
    const old = await house.person(PHONE)
    await withoutEd25519(old)
    const asked: string[] = []
    for (const page of [old, phone])
      page.on('request', (request) => asked.push(`${page === old} ${new URL(request.url()).pathname}`))
    const { qr, code, seal } = letters[0]!
    expect(await open(qr, old)).toContain('Asli, ditandatangani Desa Beji')
    expect(await open(at(code, withOneBitChanged(seal, -1)), old)).toContain('Isi berbeda')
    await open(qr)
    expect(asked).toContain('true /aset/js/vendor/ed25519.js')
    expect(asked).not.toContain('false /aset/js/vendor/ed25519.js')
    await old.context().close()
  })
})

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
    await phone.getByRole('heading', { name: 'Berkas asli' }).waitFor()
    await phone.getByRole('link', { name: 'Buka di register' }).click()
    await phone.getByRole('heading', { name: 'Surat sah' }).waitFor()
    const changed = Buffer.from(letters[0]!.pdf)
    changed[changed.length >> 1] = changed[changed.length >> 1]! ^ 1
    await choose(pdf(changed))
    await phone.getByRole('heading', { name: 'Berkas berbeda' }).waitFor()
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
    await phone.route('**/verifikasi/berkas', (route) => gate.then(() => route.continue()), { times: 1 })
    const first = phone.waitForRequest('**/verifikasi/berkas')
    await field.setInputFiles(pdf(letters[0]!.pdf))
    const late = (await first).response()
    await field.setInputFiles(pdf(Buffer.from('%PDF-1.7 lain')))
    await phone.getByRole('heading', { name: 'Berkas berbeda' }).waitFor()
    answerFirst()
    await (await late)!.finished()
    await phone.evaluate(() => new Promise((done) => setTimeout(done, 100)))
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
    await phone.getByRole('heading', { name: 'QR tidak terbaca' }).waitFor()
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

describe('keys that ended', () => {
  test('a retired key proves the letters of its time, and none dated after it', async () => {
    const { qr, code } = letters[0]!
    const admin = await house.signIn('localhost', 'admin')
    await house.post(`http://localhost/admin/kunci/${beji.id}/ganti`, { key: thief.keyId }, admin)
    await expect.poll(() => open(qr)).toContain('dengan kunci yang kini sudah diganti')
    const page = await open(await forged(code, thief, isoDate(new Date(house.clock.now.getTime() + DAY_MS))))
    expect(page).toContain('Kunci tidak berlaku')
    expect(page).toContain('tidak dipakai Desa Beji pada tanggal suratnya')
  })

  test('a compromised key proves what stands in the log before its cut-off, and nothing after', async () => {
    const [first, , last] = await inOrderOfLog(rows, letters)
    const admin = await house.signIn('localhost', 'admin')
    const form = { key: thief.keyId, cutOff: String(last!.position), reason: 'Laptop operator dicuri.' }
    await house.post(`http://localhost/admin/kunci/${beji.id}/bocor`, form, admin)
    await expect.poll(() => open(last!.qr)).toContain('Kunci dibatalkan')
    expect(await told(phone)).toContain('dinyatakan bocor, dan surat ini dibuat sesudah batasnya')
    expect(await open(first!.qr)).toContain('Asli, ditandatangani Desa Beji')
  })
})

test('with the server gone, the prepared page verifies by camera and by picture, and says how old its lists are', {
  timeout: 240_000,
}, async () => {
  const fresh = await issueAtBeji(house)
  const revoked = await issueAtBeji(house)
  const kades = await house.signIn('beji.localhost', 'kades')
  await house.post(`http://beji.localhost/admin/surat/${revoked.id}/cabut`, { reason: 'Salah menulis nama.' }, kades)
  const { page, close } = await openCamera(fresh.qr)
  await page.goto(house.at('', '/verifikasi'))
  await page.getByRole('button', { name: 'Siapkan perangkat ini' }).click()
  await page.getByText('Siap memeriksa tanpa jaringan.').waitFor()
  await choosePackets(page, house, fresh)
  await certifyLists(house, { newRoot: true })
  const trust = page.getByRole('button', { name: 'Percayai kunci induk baru' })
  const heard = async () => {
    await page.reload()
    await page.getByText('Daftar kunci ditandatangani').waitFor()
    return trust.count()
  }
  await expect.poll(heard).toBe(1)
  await trust.click()
  await page.getByText('Siap memeriksa tanpa jaringan.').waitFor()

  await house.app.close()
  await house.database.close()
  await page.reload()
  await page.getByText(/Daftar kunci ditandatangani .* WIB, \d+ menit lalu/).waitFor()
  await page.getByRole('button', { name: 'Pindai dengan kamera' }).click()
  await page.getByRole('heading', { name: 'Tanda tangan asli, register tidak terjangkau' }).waitFor()
  const answer = await told(page)
  expect(answer).toContain('Surat Keterangan Usaha')
  expect(answer).toContain('Cocokkan dengan surat di tangan Anda')
  expect(answer).not.toMatch(/\d{16}|RAHAYU|Rahayu/)

  const choose = async (text: string, words: string) => {
    const buffer = await pictureOfQr(text)
    await page
      .getByLabel('Foto QR, atau berkas PDF surat')
      .setInputFiles({ name: 'qr.png', mimeType: 'image/png', buffer })
    await page.getByRole('heading', { name: words }).waitFor()
  }
  const [address, seal] = fresh.qr.split('#') as [string, string]
  await choose(`${address}#${withOneBitChanged(seal, -1)}`, 'Isi berbeda')
  await choose(revoked.qr, 'Dicabut')
  await choose(letters[0]!.qr, 'Periksa saat daring')
  await choose(address, 'Periksa saat daring')
  await choose('https://contoh.id/V/X', 'Bukan QR surat')
  expect(await page.evaluate(async () => [...(await caches.keys()), ...Object.keys(localStorage)])).toEqual([
    expect.stringMatching(/^verifikasi-/),
    'balai-daftar',
  ])
  await close()
})
