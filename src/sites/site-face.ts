import { formatMobile, whatsappLink } from '../shared/phone.ts'
import { DYES } from './dyes.ts'
import { type OpeningHours, openingLines } from './opening-hours.ts'
import { type Site, siteTitle } from './site.ts'
import { wovenBand, wovenMark } from './woven-band.ts'

/** What a site says of where and when it can be reached. */
export type Contact = {
  address: string
  postalCode: string
  phone: string
  whatsapp: string
  email: string
  hours: OpeningHours
}

/** What every layout shows of a site; band and mark are SVG of our own making, printed raw. */
export type SiteFace = {
  title: string
  place: string
  dye: string
  band: string
  mark: string
  address: string
  hours: string[]
  links: { label: string; href: string }[]
  /** The office's number (E.164), for links with a text to send. */
  whatsapp: string | null
}

/** The face of a site, for the layouts: every view reads it as it.face. */
export function siteFace(site: Site, contact: Contact | null): SiteFace {
  return {
    title: siteTitle(site),
    place: placeOf(site),
    dye: DYES[site.accent],
    band: wovenBand(site.code, site.accent),
    mark: wovenMark(site.code, site.accent),
    address: contact ? [contact.address, contact.postalCode].filter(Boolean).join(' ') : '',
    hours: contact ? openingLines(contact.hours) : [],
    links: contact ? contactLinks(contact) : [],
    whatsapp: contact?.whatsapp || null,
  }
}

/** Where a site lies: 'Kecamatan Jenu, Kabupaten Tuban'. */
export function placeOf(site: Site): string {
  if (site.kind === 'regency') return `Provinsi ${site.provinceName}`
  const regency = siteTitle({ kind: 'regency', name: site.regencyName, isUrban: false, code: site.regencyCode })
  return site.kind === 'village' ? `Kecamatan ${site.districtName}, ${regency}` : regency
}

function contactLinks({ phone, whatsapp, email }: Contact): SiteFace['links'] {
  return [
    ...(whatsapp ? [{ label: `WhatsApp ${formatMobile(whatsapp)}`, href: whatsappLink(whatsapp) }] : []),
    ...(phone ? [{ label: `Telepon ${phone}`, href: `tel:${phone.replaceAll(/[^\d+]/g, '')}` }] : []),
    ...(email ? [{ label: email, href: `mailto:${email}` }] : []),
  ]
}
