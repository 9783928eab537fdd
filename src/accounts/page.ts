import type { DeclaredRoute } from '../http/access.ts'
import { type FieldErrors, faultsInOrder } from '../http/forms.ts'
import { jakartaTime } from '../shared/dates.ts'
import type { Site, SiteKind } from '../sites/site.ts'
import type { Officer } from './officer.ts'
import { SHORTEST_PASSWORD } from './passwords/weakness-of-password.ts'
import { PERMISSIONS, type Permission, roleExistsAt } from './permissions.ts'
import { returnPath } from './return-path.ts'
import { roleWord } from './role-words.ts'

const SIGN_IN_NEWS = new Map([
  ['keluar', 'Anda sudah keluar.'],
  ['keluar-semua', 'Anda sudah keluar dari semua perangkat.'],
])

export type TypedSignIn = { username?: string; kembali?: string; pesan?: string; errors?: FieldErrors }

/** What views/accounts/sign-in.eta reads. The password is never given back. */
export function signInPage(typed: TypedSignIn) {
  const { username = '', kembali, pesan = '', errors = {} } = typed
  return {
    title: titled('Masuk', errors),
    username,
    returnTo: returnPath(kembali),
    news: SIGN_IN_NEWS.get(pesan) ?? null,
    /** Who has signed out leaves nothing on the device. */
    scripts: SIGN_IN_NEWS.has(pesan) ? ['js/device-drafts.js'] : [],
    errors,
  }
}

/** The one answer to a wrong name and to a wrong password. */
export const WRONG_SIGN_IN: FieldErrors = {
  username: 'Nama pengguna atau kata sandi tidak cocok. Periksa, lalu coba lagi.',
}

/** The answer to a wrong old password. */
export const WRONG_PASSWORD: FieldErrors = { old: 'Kata sandi sekarang tidak cocok. Periksa, lalu coba lagi.' }

/** The answer to too many attempts; says when the next one is welcome. */
export function tooManyAttempts(field: string, waitUntil: Date): FieldErrors {
  return { [field]: `Terlalu banyak percobaan. Coba lagi setelah pukul ${jakartaTime(minuteAfter(waitUntil))}.` }
}

/** What views/accounts/change-password.eta reads. No password is ever given back. */
export function passwordPage(officer: Officer, refused: FieldErrors = {}) {
  const errors = faultsInOrder(['old', 'new', 'repeat'], refused)
  return {
    title: titled('Ganti kata sandi', errors),
    username: officer.username,
    rule: `Paling sedikit ${SHORTEST_PASSWORD} karakter. Beberapa kata yang hanya Anda ingat sudah cukup.`,
    errors,
  }
}

const ACCOUNT_NEWS = new Map([['sandi', 'Kata sandi sudah diganti. Perangkat lain sudah dikeluarkan.']])

type AccountFacts = { sessions: number; routes: readonly DeclaredRoute[]; pesan?: string }

/** What views/accounts/account.eta reads. A right is told only where some page of this kind of site asks for it. */
export function accountPage(site: Site, officer: Officer, { sessions, routes, pesan }: AccountFacts) {
  const isUsed = (right: Permission) =>
    routes.some(({ access }) => access.permission === right && access.kinds?.includes(site.kind))
  const roles = officer.roles.filter((role) => roleExistsAt(role, site.kind)).map((role) => roleWord(role, site))
  return {
    title: 'Akun saya',
    name: officer.name,
    username: officer.username,
    roles: roles.length > 0 ? roles.join(', ') : 'Belum ada peran',
    may: [...officer.permissions].filter(isUsed).map((permission) => PERMISSIONS[permission]),
    sessions,
    news: ACCOUNT_NEWS.get(pesan ?? '') ?? null,
  }
}

const DESKS: { needs: Permission; at: SiteKind[]; path: string }[] = [
  { needs: 'letters', at: ['village'], path: '/admin/surat' },
  { needs: 'content', at: ['village', 'district'], path: '/admin/berita' },
  { needs: 'settings', at: ['village', 'district'], path: '/admin/pejabat' },
  { needs: 'registrar', at: ['regency'], path: '/admin/kunci' },
]

/** Where an officer's day begins: the first desk they may use at this kind of site. */
export function firstDesk(site: Site, officer: Officer): string {
  const desk = DESKS.find(({ needs, at }) => officer.permissions.has(needs) && at.includes(site.kind))
  return desk?.path ?? '/admin/akun'
}

const titled = (title: string, errors: FieldErrors) => (Object.keys(errors).length > 0 ? `Kesalahan: ${title}` : title)

const minuteAfter = (date: Date) => new Date(Math.ceil(date.getTime() / 60_000) * 60_000)
