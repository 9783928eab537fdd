/** A mobile number as typed (0812…, 62812…, +62 812-…) in E.164, '+62812…'; null if it is none. */
export function parseMobile(typed: string): string | null {
  const digits = typed.replaceAll(/[\s().-]/g, '').replace(/^\+/, '')
  const number = digits.startsWith('0')
    ? `+62${digits.slice(1)}`
    : digits.startsWith('8')
      ? `+62${digits}`
      : `+${digits}`
  return /^\+628\d{8,11}$/.test(number) ? number : null
}

/** '+6281234567890' as people write it: '0812-3456-7890'. */
export const formatMobile = (e164: string): string => `0${e164.slice(3)}`.replace(/^(\d{4})(\d{4})(\d+)$/, '$1-$2-$3')

/** The address that opens WhatsApp with a text, to be sent to whomever the person chooses. */
export const whatsappShare = (text: string): string => `https://wa.me/?text=${encodeURIComponent(text)}`

/** The address that opens WhatsApp at a number (E.164), with a text to send where there is one. */
export const whatsappLink = (e164: string, text = ''): string =>
  `https://wa.me/${e164.slice(1)}${text && `?text=${encodeURIComponent(text)}`}`
