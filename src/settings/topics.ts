import type { NameForm } from '../sites/find-look.ts'
import type { Motif } from '../sites/motifs.ts'
import type { OpeningHours } from '../sites/opening-hours.ts'
import type { Accent } from '../sites/site.ts'

/** All that an office settles of its own site. */
export type Settings = {
  tagline: string
  nameForm: NameForm
  logoId: string | null
  accent: Accent
  motif: Motif | null
  hours: OpeningHours
  closedNote: string
  address: string
  postalCode: string
  phone: string
  whatsapp: string
  email: string
  menu: string[]
  home: string[]
}

type TopicFacts = { label: string; hint: string; fields: readonly (keyof Settings)[] }

/** The topics of the settings, a short page each: what it is called, what it is for, what it settles. */
export const TOPICS = {
  identitas: { label: 'Identitas', hint: 'Semboyan, dan cara nama ditulis', fields: ['tagline', 'nameForm'] },
  logo: { label: 'Logo situs', hint: 'Gambar di samping nama', fields: ['logoId'] },
  warna: { label: 'Warna', hint: 'Satu dari enam pewarna alam', fields: ['accent'] },
  kain: { label: 'Kain', hint: 'Motif tenun di bawah nama', fields: ['motif'] },
  jam: { label: 'Jam buka', hint: 'Tujuh hari, dan catatan hari libur', fields: ['hours', 'closedNote'] },
  kontak: {
    label: 'Kontak kantor',
    hint: 'Alamat, telepon, WhatsApp, surel',
    fields: ['address', 'postalCode', 'phone', 'whatsapp', 'email'],
  },
  menu: { label: 'Menu', hint: 'Bagian mana di menu, dan urutannya', fields: ['menu'] },
  beranda: { label: 'Beranda', hint: 'Bagian mana di halaman depan, dan urutannya', fields: ['home'] },
} as const satisfies Record<string, TopicFacts>

export type Topic = keyof typeof TOPICS
export const TOPIC_KEYS = Object.keys(TOPICS) as [Topic, ...Topic[]]
