import type { Values } from '../http/forms.ts'
import { formatMobile } from '../shared/phone.ts'
import { MOTIF_NAMES } from '../sites/motifs.ts'
import { openingLines } from '../sites/opening-hours.ts'
import { arrange } from '../sites/sections.ts'
import { type Accent, type Site, siteTitle } from '../sites/site.ts'
import { type Arranged, sectionsOf } from './arrangement.ts'
import { hoursValues } from './hours-form.ts'
import type { Settings, Topic } from './topics.ts'

/** The dyes by the plants and earths they come from. */
export const ACCENT_NAMES: Record<Accent, string> = {
  tarum: 'Tarum, biru',
  soga: 'Soga, cokelat',
  mengkudu: 'Mengkudu, merah',
  secang: 'Secang, ungu merah',
  daun: 'Daun, hijau',
  lumpur: 'Lumpur, kelabu tua',
}

/** A topic's settings as its form holds them; an order and a logo have fields of their own. */
export function valuesOf(topic: Topic, settings: Settings): Values {
  const { tagline, nameForm, accent, motif, hours, closedNote, address, postalCode, phone, whatsapp, email } = settings
  if (topic === 'identitas') return { tagline, nameForm }
  if (topic === 'warna') return { accent }
  if (topic === 'kain') return { motif: motif ?? '' }
  if (topic === 'jam') return hoursValues(hours, closedNote)
  if (topic === 'kontak') return { address, postalCode, phone, whatsapp: whatsapp && formatMobile(whatsapp), email }
  return {}
}

/** How the name stands at the head of the site's pages. */
export const writtenName = (site: Site, form: Settings['nameForm']): string =>
  form === 'government' ? `Pemerintah ${siteTitle(site)}` : siteTitle(site)

/** What a topic says at the moment, in a few words; null where it says nothing yet. */
export function summaryOf(topic: Topic, site: Site, settings: Settings): string | null {
  const say: Record<Topic, () => string> = {
    identitas: () => [writtenName(site, settings.nameForm), settings.tagline].filter(Boolean).join('. '),
    logo: () => (settings.logoId ? 'Logo sendiri' : 'Anyaman bawaan'),
    warna: () => ACCENT_NAMES[settings.accent],
    kain: () => MOTIF_NAMES.find(({ name }) => name === settings.motif)?.label ?? 'Motif dari kode wilayah',
    jam: () => openingLines(settings.hours).join('; '),
    kontak: () =>
      [settings.address, settings.whatsapp && formatMobile(settings.whatsapp), settings.phone, settings.email]
        .filter(Boolean)
        .join(', '),
    menu: () => shownOf('menu', site, settings.menu),
    beranda: () => shownOf('beranda', site, settings.home),
  }
  return say[topic]() || null
}

const shownOf = (topic: Arranged, { kind }: Site, stored: string[]): string =>
  arrange(sectionsOf(topic, kind), stored)
    .filter(({ shown }) => shown)
    .map(({ section }) => section.label)
    .join(', ')
