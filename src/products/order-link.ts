import { whatsappLink } from '../shared/phone.ts'

export type Order = { name: string; seller: string; whatsapp: string; available: boolean }

/** The address that opens WhatsApp with a message to the seller, naming the product and its page. */
export function orderLink({ name, seller, whatsapp, available }: Order, page: string): string {
  const wish = available ? `saya ingin memesan ${name}` : `apakah ${name} sudah ada lagi?`
  const text = `Halo ${seller}, ${wish}\n${page}`
  return whatsappLink(whatsapp, text)
}
