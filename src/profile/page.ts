import { longDate } from '../shared/dates.ts'
import { titledName } from '../shared/names.ts'
import { excerpt } from '../shared/prose.ts'
import { neighboursOf } from '../sites/neighbours.ts'
import { openingDays } from '../sites/opening-hours.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import type { SiteFace } from '../sites/site-face.ts'
import { villageMap } from '../sites/village-map.ts'
import { callable } from './callable.ts'
import { isFilled, PAGED_PARTS, PARTS, type PartName } from './parts/parts.ts'
import type { Fact, ProfileTexts } from './parts/rows.ts'
import type { Portrayed } from './portraits/find-portrait.ts'
import { portraitModel } from './portraits/page.ts'
import type { ShownPart } from './show-part.ts'
import type { ShownProfile } from './show-profile.ts'

/** The parts that the profile itself begins to tell, with a way on. */
const SHOWN_ABOVE: PartName[] = ['visi-misi', 'data']

/** What views/profile/show.eta reads. */
export function profilePage(site: Site, face: SiteFace, { texts, about, officials, villages }: ShownProfile) {
  return {
    title: 'Profil',
    description: excerpt(texts.about || `Profil ${face.title}, ${face.place}.`),
    tagline: face.tagline,
    about,
    vision: texts.vision,
    figures: texts.facts.slice(0, 4).map(factRow),
    parts: PAGED_PARTS.filter((part) => !SHOWN_ABOVE.includes(part) && isFilled(part, texts)).map((part) => ({
      name: PARTS[part].title,
      href: PARTS[part].href,
      told: PARTS[part].hint,
    })),
    days: openingDays(face.week),
    head: officials.filter(({ rank }) => rank === 'head').map(person)[0] ?? null,
    count: officials.length,
    where: {
      map: villageMap(villages, site.id),
      own: site.name,
      district: siteTitle({ kind: 'district', name: site.districtName, isUrban: false, code: '' }),
      neighbours: neighboursOf(villages, site.id),
    },
  }
}

/** What views/profile/part.eta reads: one part of the profile on a page of its own. */
export function profilePartPage(part: PartName, face: SiteFace, { texts, blocks, institutions }: ShownPart) {
  const { title, hint } = PARTS[part]
  const filled = isFilled(part, texts)
  return {
    title,
    description: `${title} ${face.title}: ${hint}`,
    noindex: !filled,
    filled,
    blocks,
    vision: part === 'visi-misi' ? texts.vision : '',
    missions: part === 'visi-misi' ? texts.missions : [],
    institutions,
    figures: part === 'data' ? texts.facts.map(factRow) : [],
  }
}

/** What views/profile/contacts.eta reads: the office, and whom else to call. */
export function contactsPage(face: SiteFace, texts: ProfileTexts) {
  const numbers = texts.numbers.map(callable)
  return {
    title: 'Kontak dan nomor penting',
    description: `Alamat, jam buka, dan kontak kantor ${face.title}, dengan nomor darurat dan nomor penting lainnya.`,
    days: openingDays(face.week),
    urgent: numbers.filter(({ urgent }) => urgent),
    others: numbers.filter(({ urgent }) => !urgent),
  }
}

/** What views/profile/officials.eta reads. */
export function officialsPage(face: SiteFace, officials: Portrayed[]) {
  return {
    title: 'Perangkat',
    description: `Nama, jabatan, dan tugas perangkat ${face.title}.`,
    people: officials.map(person),
  }
}

/** A fact with where it is from: '31 Desember 2025, Monografi desa'. */
const factRow = ({ label, value, asOf, source }: Fact) => ({
  label,
  value,
  from: [asOf && longDate(asOf), source].filter(Boolean).join(', '),
})

const person = (official: Portrayed) => ({
  name: titledName(official),
  position: official.position,
  duty: official.duty,
  isHead: official.rank === 'head',
  portrait: portraitModel(official),
})
