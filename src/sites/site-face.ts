import { formatMobile, whatsappLink } from '../shared/phone.ts'
import { DYES } from './dyes.ts'
import type { Logo, Look } from './find-look.ts'
import { type OpeningHours, openingLines } from './opening-hours.ts'
import { arrange, at, HOME_SECTIONS, SECTIONS, type Section } from './sections.ts'
import { type Site, siteTitle } from './site.ts'
import { wovenBand, wovenMark } from './woven-band.ts'

/** An entry of the menu; also names other addresses that belong to it. */
export type MenuEntry = Pick<Section, 'label' | 'path' | 'also'>

/** What every layout shows of a site; band and mark are markup of our own making, printed raw. */
export type SiteFace = {
  title: string
  /** The title as the site writes it at the head of its pages. */
  name: string
  place: string
  dye: string
  band: string
  /** Its logo, or where it has none its woven mark. */
  mark: string
  /** Its woven mark, for pages that load no picture. */
  woven: string
  tagline: string
  address: string
  hours: string[]
  week: OpeningHours
  /** When the office is closed besides. */
  closedNote: string
  links: { label: string; href: string }[]
  /** The office's number (E.164), for links with a text to send. */
  whatsapp: string | null
  menu: MenuEntry[]
  /** Sections with something to show that do not stand in the menu. */
  aside: MenuEntry[]
  /** Keys of the parts of the home page, in their order. */
  home: string[]
}

/** The face of a site, for the layouts: every view reads it as it.face. */
export function siteFace(site: Site, look: Look | null): SiteFace {
  const title = siteTitle(site)
  const sections = arrange(at(SECTIONS, site.kind), look?.menu ?? []).filter(
    ({ section: { key, filled } }) => look?.filled.includes(key) ?? !filled,
  )
  const woven = wovenMark(site.code, site.accent, site.motif)
  const entries = (inMenu: boolean) => sections.filter(({ shown }) => shown === inMenu).map(({ section }) => section)
  return {
    title,
    name: look?.nameForm === 'government' ? `Pemerintah ${title}` : title,
    place: placeOf(site),
    dye: DYES[site.accent],
    band: wovenBand(site.code, site.accent, site.motif),
    mark: look?.logo ? logoMarkup(look.logo) : woven,
    woven,
    tagline: look?.tagline ?? '',
    address: look ? [look.address, look.postalCode].filter(Boolean).join(' ') : '',
    hours: look ? openingLines(look.hours) : [],
    week: look?.hours ?? [],
    closedNote: look?.closedNote ?? '',
    links: look ? contactLinks(look) : [],
    whatsapp: look?.whatsapp || null,
    menu: entries(true),
    aside: entries(false),
    home: arrange(at(HOME_SECTIONS, site.kind), look?.home ?? [])
      .filter(({ shown }) => shown)
      .map(({ section }) => section.key),
  }
}

/** Where a site lies: 'Kecamatan Jenu, Kabupaten Tuban'. */
export function placeOf(site: Site): string {
  if (site.kind === 'regency') return `Provinsi ${site.provinceName}`
  const regency = siteTitle({ kind: 'regency', name: site.regencyName, isUrban: false, code: site.regencyCode })
  return site.kind === 'village' ? `Kecamatan ${site.districtName}, ${regency}` : regency
}

/** Beside the name it says nothing more: no words for those who cannot see it. */
const logoMarkup = ({ href, width, height }: Logo): string =>
  `<img class="logo" src="${href}" width="${width}" height="${height}" alt="">`

function contactLinks({ phone, whatsapp, email }: Look): SiteFace['links'] {
  return [
    ...(whatsapp ? [{ label: `WhatsApp ${formatMobile(whatsapp)}`, href: whatsappLink(whatsapp) }] : []),
    ...(phone ? [{ label: `Telepon ${phone}`, href: `tel:${phone.replaceAll(/[^\d+]/g, '')}` }] : []),
    ...(email ? [{ label: email, href: `mailto:${email}` }] : []),
  ]
}
