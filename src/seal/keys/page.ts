import type { FieldErrors, Values } from '../../http/forms.ts'
import { longDate } from '../../shared/dates.ts'
import { pagingOf } from '../../shared/paging.ts'
import type { CodeTries } from '../checks/find-code-tries.ts'
import { triesInRegency } from '../checks/words.ts'
import { activeOf, type SiteKeys } from './find-keys.ts'
import type { ListStanding } from './find-list-standing.ts'
import type { KeyKind, PublicKey } from './key.ts'

const SITES_A_PAGE = 25
const WARNED_MS = 60 * 86_400_000

const TOLD = new Map([
  ['ganti', 'Kunci diganti. Surat yang sudah terbit tetap asli.'],
  ['pensiun', 'Kunci dipensiunkan. Surat yang sudah terbit tetap asli.'],
  ['bocor', 'Kunci dinyatakan bocor. Daftar kunci sudah menyebutkannya.'],
])
const KIND: Record<KeyKind, string> = { letters: 'Surat', list: 'Daftar kunci', log: 'Log' }
const STANDING = {
  active: { word: 'Dipakai', state: 'good' },
  retired: { word: 'Pensiun', state: 'off' },
  compromised: { word: 'Bocor', state: 'bad' },
} as const

type Query = { cari: string; halaman: number; pesan?: string | undefined }

/** What views/seal/keys.eta reads: how the key list stands, and every site with the key that signs its letters. */
export function keysPage(
  sites: SiteKeys[],
  { standing, tries }: { standing: ListStanding; tries: CodeTries[] },
  { cari, halaman, pesan = '' }: Query,
  now: Date,
) {
  const { page, pages } = pagingOf(sites.length, halaman, SITES_A_PAGE)
  return {
    title: 'Kunci',
    notice: TOLD.get(pesan) ?? null,
    warning: listWarning(standing, now),
    tries: triesInRegency(tries, now),
    list: [
      { label: 'Versi', value: standing.version === null ? 'Belum terbit' : String(standing.version) },
      { label: 'Ditandatangani', value: standing.issuedAt ? longDate(standing.issuedAt) : 'Belum' },
      { label: 'Disahkan akar sampai', value: standing.certifiedUntil ? longDate(standing.certifiedUntil) : 'Belum' },
      { label: 'Sidik kunci akar', value: standing.root ?? 'Belum ada' },
    ],
    search: cari,
    sites: sites.slice((page - 1) * SITES_A_PAGE, page * SITES_A_PAGE).map(siteRow),
    page,
    pages,
    href: (to: number) => `/admin/kunci?${new URLSearchParams({ ...(cari && { cari }), halaman: String(to) })}`,
  }
}

function listWarning({ certifiedUntil }: ListStanding, now: Date): string | null {
  if (!certifiedUntil) return 'Daftar kunci belum disahkan kunci akar. Minta pengelola server mengesahkannya.'
  if (Date.parse(certifiedUntil) - now.getTime() > WARNED_MS) return null
  return `Pengesahan daftar kunci berakhir ${longDate(certifiedUntil)}. Minta pengelola server memperbaruinya.`
}

function siteRow({ id, name, code, keys }: SiteKeys) {
  const active = activeOf(keys, 'letters')
  const bad = keys.some(({ state }) => state === 'compromised')
  return {
    name,
    code,
    href: `/admin/kunci/${id}`,
    key: active?.id ?? 'Dibuat pada surat pertama',
    since: active ? longDate(active.createdAt) : '',
    standing: bad ? { word: 'Pernah bocor', state: 'waiting' } : active ? STANDING.active : null,
  }
}

/** What views/seal/site-keys.eta reads: every key the site ever had, and what can be done with those in use. */
export function siteKeysPage({ id, name, keys }: SiteKeys, message = '') {
  return {
    title: `Kunci ${name}`,
    name,
    notice: TOLD.get(message) ?? null,
    action: `/admin/kunci/${id}`,
    keys: keys.map((key) => keyRow(key)),
  }
}

function keyRow({ id, kind, state, createdAt, endedAt, cutOff, publicKey }: PublicKey) {
  const until = endedAt ? `${longDate(createdAt)} sampai ${longDate(endedAt)}` : `sejak ${longDate(createdAt)}`
  return {
    id,
    kind: KIND[kind],
    term: cutOff === null ? until : `${until}; berlaku sebelum posisi log ${cutOff}`,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    standing: STANDING[state],
    /** The next list key needs the root: that is done by commands. */
    mayEnd: state === 'active' && kind !== 'list',
    mayCutOff: state !== 'compromised' && kind !== 'list',
  }
}

type Typed = { values: Values; errors?: FieldErrors }

/** What views/seal/compromise.eta reads. */
export function compromisePage({ id, name }: SiteKeys, { values, errors = {} }: Typed) {
  const title = `Nyatakan kunci ${values.key} bocor`
  return {
    title: Object.keys(errors).length > 0 ? `Kesalahan: ${title}` : title,
    heading: title,
    name,
    back: `/admin/kunci/${id}`,
    action: `/admin/kunci/${id}/bocor`,
    values,
    errors,
  }
}
