import { parseMobile, whatsappLink } from '../shared/phone.ts'
import type { UsefulNumber } from './parts/rows.ts'

export type Callable = {
  name: string
  number: string
  note: string
  urgent: boolean
  telHref: string
  whatsappHref: string | null
}

/** A useful number with the addresses that call it, and write to it where it has WhatsApp. */
export function callable({ name, number, note, urgent, whatsapp }: UsefulNumber): Callable {
  const mobile = whatsapp ? parseMobile(number) : null
  return {
    name,
    number,
    note,
    urgent,
    telHref: `tel:${number.replaceAll(/[^\d+]/g, '')}`,
    whatsappHref: mobile && whatsappLink(mobile),
  }
}
