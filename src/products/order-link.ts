import { whatsappLink } from '../shared/phone.ts'
import { priceText } from './price.ts'

export type Order = {
  name: string
  seller: string
  whatsapp: string
  available: boolean
  price: number | null
  unit: string
}

/**
 * The address that opens WhatsApp with a message to the seller: what, at which price, and lines for the buyer to fill in; of
 * what is sold out, a question. Its last line is the product's page.
 */
export function orderLink(order: Order, page: string): string {
  return whatsappLink(order.whatsapp, `Halo ${order.seller}, ${order.available ? wish(order) : ask(order)}\n\n${page}`)
}

const ask = ({ name }: Order): string => `apakah ${name} sudah ada lagi? Bila ada, saya ingin memesan.`

const wish = (order: Order): string => {
  const price = order.price === null ? 'Berapa harganya?' : `Harga di situs: ${priceText(order)}.`
  return `saya ingin memesan ${order.name}. ${price}\nJumlah: \nDiambil atau diantar: `
}
