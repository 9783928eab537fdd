const OUTSIDE = new Set(['http:', 'https:', 'mailto:', 'tel:'])
const HERE = 'https://situs.invalid'

/** Where a typed link may lead, written in the one way a browser reads it: the web, mail, a phone, or this site. Else null. */
export function safeHref(address: string): string | null {
  if (address.startsWith('/')) {
    const url = URL.canParse(address, HERE) ? new URL(address, HERE) : null
    return url?.origin === HERE ? url.pathname + url.search + url.hash : null
  }
  if (!/^[a-z]+:/i.test(address) || !URL.canParse(address)) return null
  const url = new URL(address)
  return OUTSIDE.has(url.protocol) ? url.href : null
}
