import type { Officer } from '../accounts/officer.ts'
import type { Permission } from '../accounts/permissions.ts'
import type { FieldErrors, Values } from '../http/forms.ts'
import { longDateTime } from '../shared/content.ts'
import type { Logo } from '../sites/find-look.ts'
import { MOTIF_NAMES } from '../sites/motifs.ts'
import { DAYS } from '../sites/opening-hours.ts'
import { ACCENTS, type Site, type SiteKind } from '../sites/site.ts'
import type { SiteFace } from '../sites/site-face.ts'
import { wovenBand, wovenMark } from '../sites/woven-band.ts'
import { type Arranged, arrangementRows } from './arrangement.ts'
import { asProposed, proposedTopics, type StoredSettings, seenOf } from './find-settings.ts'
import { hoursFields } from './hours-form.ts'
import { type Settings, TOPIC_KEYS, TOPICS, type Topic } from './topics.ts'
import { ACCENT_NAMES, summaryOf, valuesOf, writtenName } from './words.ts'

export const ADDRESS = '/admin/pengaturan'

const TOLD: Record<string, string> = {
  usul: 'Usulan tersimpan. Warga belum melihatnya.',
  sama: 'Tersimpan. Tidak ada yang berbeda dari situs sekarang.',
  terbit: 'Sudah terbit. Warga melihatnya mulai sekarang.',
  buang: 'Usulan dibuang. Situs tetap seperti semula.',
}
const told = (message?: string) => (message && Object.hasOwn(TOLD, message) ? TOLD[message]! : null)

type Elsewhere = { href: string; label: string; hint: string; needs: Permission; at: readonly SiteKind[] }
const OFFICES: readonly SiteKind[] = ['village', 'district']

/** Settings that other rooms keep. */
const ELSEWHERE: Elsewhere[] = [
  {
    href: '/admin/pejabat',
    label: 'Pejabat dan mandat',
    hint: 'Siapa menjabat, siapa menandatangani',
    needs: 'settings',
    at: OFFICES,
  },
  {
    href: '/admin/pengguna',
    label: 'Akun perangkat',
    hint: 'Siapa boleh masuk dan berbuat apa',
    needs: 'accounts',
    at: ['village', 'district', 'regency'],
  },
  {
    href: '/admin/pengaturan/surat',
    label: 'Surat',
    hint: 'Kode kantor, nomor, kop, logo surat, kertas',
    needs: 'settings',
    at: OFFICES,
  },
  {
    href: '/admin/pengaturan/surat/alur',
    label: 'Alur surat',
    hint: 'Siapa memeriksa dan menerbitkan',
    needs: 'settings',
    at: OFFICES,
  },
  {
    href: '/admin/pengaturan/pengesahan',
    label: 'Pengesahan',
    hint: 'Meja pengesahan kecamatan',
    needs: 'settings',
    at: ['district'],
  },
  {
    href: '/admin/pengaturan/urutan-pengesahan',
    label: 'Urutan pengesahan',
    hint: 'Sebelum atau sesudah surat bernomor',
    needs: 'settings',
    at: ['regency'],
  },
]

/** What views/settings/proposal.eta reads: what waits to be published; null where nothing does. */
function proposalOf(stored: StoredSettings) {
  const topics = proposedTopics(stored)
  if (topics.length === 0) return null
  return {
    seen: seenOf(stored),
    topics: topics.map((topic) => TOPICS[topic].label),
  }
}

/** What views/settings/contents.eta reads. */
export function contentsPage(site: Site, officer: Officer, stored: StoredSettings, message?: string) {
  const settings = asProposed(stored)
  return {
    title: 'Pengaturan',
    notice: told(message),
    waiting: proposalOf(stored),
    topics: TOPIC_KEYS.map((topic) => ({
      href: `${ADDRESS}/${topic}`,
      label: TOPICS[topic].label,
      says: summaryOf(topic, site, settings) ?? `${TOPICS[topic].hint}. Belum diisi.`,
      proposed: stored.topics[topic].proposed !== null,
    })),
    elsewhere: ELSEWHERE.filter(({ needs, at }) => officer.permissions.has(needs) && at.includes(site.kind)),
  }
}

export type TopicLook = {
  stored: StoredSettings
  /** The logo as proposed, and the keys of the sections that have something to show. */
  logo: Logo | null
  filled: readonly string[]
  message?: string
  typed?: { values: Values; errors: FieldErrors }
  /** Somebody else changed the topic first: theirs stands beside what was typed. */
  theirs?: boolean
}

/** What the pages of the topics read, views/settings/<topic>.eta. */
export function topicPage(topic: Topic, site: Site, face: SiteFace, look: TopicLook) {
  const { stored, typed, theirs, message } = look
  const settings = asProposed(stored)
  const errors = typed?.errors ?? {}
  const { label, hint } = TOPICS[topic]
  const { publishedAt, version } = stored.topics[topic]
  return {
    title: `${Object.keys(errors).length ? 'Kesalahan: ' : ''}${label}`,
    heading: label,
    lede: hint,
    action: `${ADDRESS}/${topic}`,
    notice: told(message),
    waiting: proposalOf(stored),
    justProposed: message === 'usul',
    version,
    published: publishedAt && longDateTime(publishedAt),
    values: typed?.values ?? valuesOf(topic, settings),
    errors,
    theirs: theirs ? (summaryOf(topic, site, settings) ?? 'Belum diisi') : null,
    ...choicesOf(topic, site, settings, { ...look, face }),
  }
}

/** What a topic's page offers to choose from. */
function choicesOf(topic: Topic, site: Site, settings: Settings, look: TopicLook & { face: SiteFace }) {
  const { code, accent, motif, kind } = { ...site, ...settings }
  if (topic === 'identitas')
    return {
      shownAt: kind === 'village' ? 'di beranda dan di mesin pencari' : 'di mesin pencari',
      names: (['plain', 'government'] as const).map((value) => ({ value, label: writtenName(site, value) })),
    }
  if (topic === 'logo') return { logo: look.logo, mark: wovenMark(code, accent, motif) }
  if (topic === 'warna')
    return {
      name: look.face.name,
      accents: ACCENTS.map((value) => ({ value, label: ACCENT_NAMES[value], mark: wovenMark(code, value, motif) })),
    }
  if (topic === 'kain') {
    const own = { value: '', label: 'Dari kode wilayah: milik sendiri sejak situs dibuka' }
    const motifs = [own, ...MOTIF_NAMES.map(({ name, label }) => ({ value: name, label }))]
    return {
      motifs: motifs.map((each) => ({
        ...each,
        band: bandOf(site, { ...settings, motif: (each.value || null) as Settings['motif'] }),
      })),
    }
  }
  if (topic === 'jam') return { days: DAYS.map((name, day) => ({ name, ...hoursFields(day) })) }
  if (topic === 'menu' || topic === 'beranda') return { arranged: arrangedOf(topic, kind, settings, look.filled) }
  return {}
}

function arrangedOf(topic: Arranged, kind: SiteKind, settings: Settings, filled: readonly string[]) {
  const rows = arrangementRows(topic, kind, topic === 'menu' ? settings.menu : settings.home, filled)
  return { rows, order: rows.map(({ key }) => key).join(',') }
}

/** A band beside other bands on one page: its pattern needs a name of its own. */
const bandOf = ({ code }: Site, { accent, motif }: Settings): string =>
  wovenBand(code, accent, motif).replaceAll('kain', `kain-${motif ?? 'kode'}`)
