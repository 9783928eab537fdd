import type { Official } from '../../database/generated/client.ts'
import type { FieldErrors, Values } from '../../http/forms.ts'
import { longDateTime } from '../../shared/content.ts'
import { titledName } from '../../shared/names.ts'
import type { Site } from '../../sites/site.ts'
import { permissionsOf, rolesAt } from '../permissions.ts'
import { roleWord } from '../role-words.ts'
import { needsSecondFactor } from '../second-factor/has-second-factor.ts'
import type { AccountFacts } from './account-facts.ts'
import { roleField } from './schema.ts'

const TOLD = new Map([
  ['simpan', 'Tersimpan. Perannya berlaku mulai sekarang.'],
  ['henti', 'Akun dihentikan. Semua perangkatnya sudah dikeluarkan.'],
  ['aktif', 'Akun dapat masuk lagi, dengan kata sandi yang dulu.'],
  ['tarik', 'Tautan ditarik. Siapa pun yang memegangnya tidak dapat memakainya.'],
  ['pengaman', 'Pengaman dilepas. Orangnya dapat memasang yang baru di Akun saya.'],
])

/** What the site calls the roles, those it does not know left out. */
export const roleWords = (roles: readonly string[], site: Pick<Site, 'kind' | 'isUrban'>): string =>
  rolesAt(site.kind)
    .filter((role) => roles.includes(role))
    .map((role) => roleWord(role, site))
    .join(', ') || 'Belum ada peran'

/** Whether somebody can sign in with the account now, and if not, what it waits for. */
export function accountStanding({ suspendedAt, hasPassword, invitation }: AccountFacts, now: Date) {
  if (suspendedAt) return { word: 'Dihentikan', state: 'off' }
  if (hasPassword) return { word: 'Aktif', state: 'good' }
  if (!invitation) return { word: 'Belum punya tautan', state: 'bad' }
  if (invitation.expiresAt <= now) return { word: 'Tautan habis', state: 'bad' }
  return { word: invitation.kind === 'first' ? 'Diundang' : 'Menunggu kata sandi baru', state: 'waiting' }
}

/** Whether the account has its second factor, and whether it is asked for one. */
export function factorStanding({ hasSecondFactor, roles }: AccountFacts, site: Pick<Site, 'kind'>) {
  if (hasSecondFactor) return { word: 'Terpasang', state: 'good' }
  return needsSecondFactor({ permissions: permissionsOf(roles, site.kind) })
    ? { word: 'Belum, perlu', state: 'waiting' }
    : { word: 'Belum', state: 'off' }
}

type Desk = { accounts: AccountFacts[]; officials: Map<string, string>; now: Date }

/** What views/accounts/officers.eta reads: who signs in at this site. */
export function officersPage(site: Site, { accounts, officials, now }: Desk, message = '') {
  return {
    title: 'Pengguna',
    notice: TOLD.get(message) ?? null,
    villagesHref: site.kind === 'district' ? '/admin/pengguna/desa' : null,
    accounts: accounts.map((account) => ({
      href: `/admin/pengguna/${account.id}`,
      name: account.name,
      username: account.username,
      official: officials.get(account.id) ?? null,
      roles: roleWords(account.roles, site),
      signedIn: account.signedInAt ? longDateTime(account.signedInAt) : 'Belum pernah',
      factor: factorStanding(account, site),
      standing: accountStanding(account, now),
    })),
  }
}

export type Typed = { values: Values; errors?: FieldErrors }

const titled = (title: string, errors: FieldErrors) => (Object.keys(errors).length > 0 ? `Kesalahan: ${title}` : title)

/** What each role is for, in few words; a civil servant chooses by them. */
const ROLE_HINTS: Record<string, string> = {
  operator: 'menulis kabar, menyiapkan dan mencetak surat',
  secretary: 'itu juga, memeriksa surat, menandatangani dengan mandat',
  head: 'itu juga, menandatangani, mencabut, dan mengganti surat',
  staff: 'memeriksa surat desa yang menunggu pengesahan',
  admin: 'mengatur pengguna, pejabat, dan situs ini',
  standard: 'mengatur naskah baku surat',
  registrar: 'membuka dan menutup situs',
}

function form(site: Site, officials: Official[], { values, errors = {} }: Typed, heading: string) {
  return {
    title: titled(heading, errors),
    heading,
    values,
    errors,
    roles: rolesAt(site.kind).map((role) => ({
      name: roleField(role),
      label: roleWord(role, site),
      hint: ROLE_HINTS[role],
      ticked: values[roleField(role)] === 'ya',
    })),
    officials: officials.map((each) => ({ value: each.id, label: `${titledName(each)}, ${each.position}` })),
    theirs: null as Values | null,
  }
}

/** What views/accounts/officer-form.eta reads to invite somebody. */
export const invitePage = (
  site: Site,
  { id, linkId }: { id: string; linkId: string },
  officials: Official[],
  typed: Typed = { values: {} },
) => ({
  ...form(site, officials, typed, 'Undang pengguna'),
  action: '/admin/pengguna',
  id,
  linkId,
  version: null,
  account: null,
})

export type OpenAccount = {
  account: AccountFacts
  version: number
  officialId: string | null
  officials: Official[]
  /** The id of the link that would be given. */
  linkId: string
  /** Whether it is the account of whoever looks. */
  own: boolean
  now: Date
}

/** The same for an account as it stands, with what can be done about it; or with what was typed and refused. */
export function officerPage(site: Site, open: OpenAccount, typed?: Typed, message = '') {
  const { account, version, officials, linkId, own, now } = open
  const { values, errors } = typed ?? { values: valuesOf(open) }
  return {
    ...form(site, officials, { values, errors }, account.name),
    notice: TOLD.get(message) ?? null,
    action: `/admin/pengguna/${account.id}`,
    id: null,
    linkId,
    version: values.version ?? String(version),
    account: {
      username: account.username,
      standing: accountStanding(account, now),
      factor: factorStanding(account, site),
      signedIn: account.signedInAt ? longDateTime(account.signedInAt) : 'Belum pernah',
      hasPassword: account.hasPassword,
      hasSecondFactor: account.hasSecondFactor,
      suspended: account.suspendedAt !== null,
      linkUntil:
        account.invitation && account.invitation.expiresAt > now ? longDateTime(account.invitation.expiresAt) : null,
      own,
    },
  }
}

/** The same when someone else changed the account first: both, and a form that knows the newer version. */
export function officerConflictPage(site: Site, open: OpenAccount, { values }: Typed) {
  const { account, officials, officialId, version } = open
  const official = officials.find(({ id }) => id === officialId)
  return {
    ...officerPage(site, open, { values: { ...values, version: String(version) } }),
    title: 'Akun ini sudah diubah',
    theirs: {
      Nama: account.name,
      Peran: roleWords(account.roles, site),
      Pejabat: official ? titledName(official) : '',
      Status: accountStanding(account, open.now).word,
    } as Values,
  }
}

/** The form of an account as it stands. */
export const valuesOf = ({ account, officialId }: Pick<OpenAccount, 'account' | 'officialId'>): Values => ({
  name: account.name,
  officialId: officialId ?? '',
  ...Object.fromEntries(account.roles.map((role) => [roleField(role), 'ya'])),
})

type Handover = { address: string; office: string; name: string; until: Date }

/** What views/accounts/link.eta reads: a link, shown this once, and the message to hand it over with. */
export function linkPage(
  { address, office, name, until }: Handover,
  { ended, back }: { ended: boolean; back: string },
) {
  const message = `${name}, ini tautan untuk memilih kata sandi Anda di ${office}. Berlaku sampai ${longDateTime(until)}, sekali pakai. Jangan diteruskan kepada orang lain.\n${address}`
  return {
    title: 'Tautan untuk diserahkan',
    name,
    office,
    ended,
    address,
    until: longDateTime(until),
    whatsapp: `https://wa.me/?text=${encodeURIComponent(message)}`,
    back,
    scripts: ['js/hand-over.js'],
  }
}
