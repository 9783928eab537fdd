import type { Locator, Page } from 'playwright-core'
import type { TestHouse } from './app.ts'
import { packetOf, type SealedLetter } from './sealed-letters.ts'

/** Takes Ed25519 away from the page's WebCrypto, as in a browser of some years ago. */
export const withoutEd25519 = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const { importKey } = SubtleCrypto.prototype
    SubtleCrypto.prototype.importKey = function (this: SubtleCrypto, ...given: unknown[]) {
      if (given[2] === 'Ed25519') return Promise.reject(new DOMException('', 'NotSupportedError'))
      return Reflect.apply(importKey, this, given)
    } as typeof importKey
  })

/** Drops a PDF of these bytes on a part of the page. */
export async function drop(place: Locator, pdf: Buffer): Promise<void> {
  const dataTransfer = await place.page().evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(bytes)], 'surat.pdf', { type: 'application/pdf' }))
      return transfer
    },
    [...pdf],
  )
  await place.dispatchEvent('drop', { dataTransfer })
}

/** Chooses a proof packet on /verifikasi, and waits until it is answered in these words. */
export async function choosePacket(page: Page, packet: string, words: string): Promise<void> {
  const file = { name: 'bukti-1.json', mimeType: 'application/json', buffer: Buffer.from(packet) }
  await page.getByLabel('Pilih paket bukti').setInputFiles(file)
  await page.getByRole('heading', { name: words }).waitFor()
}

/** Chooses the proof packet of a letter without network, and one in which a name was changed; resolves with the packet. */
export async function choosePackets(page: Page, house: TestHouse, letter: SealedLetter): Promise<string> {
  const packet = await packetOf(house, letter)
  await page.reload()
  await page.getByText('Daftar kunci ditandatangani').waitFor()
  await page.context().setOffline(true)
  await choosePacket(page, packet, 'Paket ini asli dan utuh')
  await choosePacket(page, packet.replace('"holder":"', '"holder":"X'), 'Paket ini tidak cocok')
  await page.context().setOffline(false)
  return packet
}
