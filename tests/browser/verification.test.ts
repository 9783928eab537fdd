import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newCode } from '../../src/seal/code.ts'
import type { Signer } from '../../src/seal/signature/signer.ts'
import { isoDate } from '../../src/shared/dates.ts'
import type { Site } from '../../src/sites/site.ts'
import { type BrowserHouse, browserHouse, PHONE } from '../support/browser.ts'
import { KEYRING } from '../support/keyring.ts'
import { withoutEd25519 } from '../support/page-hands.ts'
import { type Rows, rowsOf } from '../support/rows.ts'
import { forgedSeal, stolenSigner, withOneBitChanged } from '../support/seal-forger.ts'
import { certifyLists, inOrderOfLog, lettersOfBeji, type SealedLetter } from '../support/sealed-letters.ts'

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
    const cut = await open(at(one.code, `${one.seal.slice(0, -1)}!`))
    for (const words of ['QR rusak', 'Pindai sekali lagi']) expect(cut).toContain(words)
    for (const words of ['Jangan terima', 'Surat sah']) expect(cut).not.toContain(words)
  })

  test('a fact of the register changed by hand, its digest left as it was: Isi berbeda', async () => {
    const { qr, code } = letters[0]!
    const { client } = rows
    const before = (
      await client.query('SELECT number, holder_masked, issued_on, valid_until FROM letter WHERE code = $1', [code])
    ).rows[0]
    const force = async (change: string, values: unknown[]) => {
      await client.query("SET session_replication_role = 'replica'")
      await client.query(`UPDATE letter SET ${change} WHERE code = $1`, [code, ...values])
      await client.query("SET session_replication_role = 'origin'")
    }
    for (const change of [
      "number = '470/999/LAIN'",
      "holder_masked = 'O••• L•••'",
      'issued_on = issued_on - 1',
      "valid_until = '2040-01-01'",
    ]) {
      await force(change, [])
      const page = await open(qr)
      for (const words of ['Isi berbeda', 'isinya bukan yang tercatat di register', 'Jangan terima surat ini'])
        expect(page, change).toContain(words)
      expect(page, change).not.toContain('Surat sah')
      await force('(number, holder_masked, issued_on, valid_until) = ($2, $3, $4, $5)', Object.values(before))
    }
    expect(await open(qr)).toContain('Asli, ditandatangani Desa Beji')
  })

  test('other facts under the stolen key of the village: Isi berbeda, since the register keeps the digest', async () => {
    const page = await open(await forged(letters[0]!.code, thief))
    expect(page).toContain('Isi berbeda')
    expect(page).toContain('isinya bukan yang tercatat di register')
  })

  test('another seal opened in the same tab is checked anew: Isi berbeda', async () => {
    expect(await open(letters[1]!.qr)).toContain('Asli, ditandatangani Desa Beji')
    await phone.evaluate((other) => location.assign(other), `#${letters[0]!.qr.split('#')[1]}`)
    await phone.getByRole('heading', { name: 'Isi berbeda' }).waitFor()
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
