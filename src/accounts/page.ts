import type { DeclaredRoute } from '../http/access.ts'
import { type FieldErrors, faultsInOrder } from '../http/forms.ts'
import { longDateTime } from '../shared/content.ts'
import type { Site } from '../sites/site.ts'
import { IDLE_MINUTES, type OwnSession } from './lucia.ts'
import type { Officer } from './officer.ts'
import { SHORTEST_PASSWORD } from './passwords/weakness-of-password.ts'
import { PERMISSIONS, type Permission, roleExistsAt } from './permissions.ts'
import { roleWord } from './role-words.ts'
import { needsSecondFactor } from './second-factor/has-second-factor.ts'

/** What views/accounts/change-password.eta reads. No password is ever given back. */
export function passwordPage(officer: Officer, refused: FieldErrors = {}) {
  const errors = faultsInOrder(['old', 'new', 'repeat'], refused)
  const title = 'Ganti kata sandi'
  return {
    title: Object.keys(errors).length > 0 ? `Kesalahan: ${title}` : title,
    username: officer.username,
    rule: `Paling sedikit ${SHORTEST_PASSWORD} karakter. Beberapa kata yang hanya Anda ingat sudah cukup.`,
    errors,
  }
}

const ACCOUNT_NEWS = new Map([
  ['sandi', 'Kata sandi sudah diganti. Perangkat lain sudah dikeluarkan.'],
  ['keluarkan', 'Perangkat itu sudah dikeluarkan.'],
  ['selamat-datang', 'Kata sandi Anda tersimpan, dan Anda sudah masuk.'],
])

type AccountFacts = {
  sessions: OwnSession[]
  /** Whether the officer has a second factor. */
  secured: boolean
  routes: readonly DeclaredRoute[]
  pesan?: string
}

/** What views/accounts/account.eta reads. A right is told only where some page of this kind of site asks for it. */
export function accountPage(site: Site, officer: Officer, { sessions, secured, routes, pesan }: AccountFacts) {
  const isUsed = (right: Permission) =>
    routes.some(({ access }) => access.permission === right && access.kinds?.includes(site.kind))
  const roles = officer.roles.filter((role) => roleExistsAt(role, site.kind)).map((role) => roleWord(role, site))
  return {
    title: 'Akun saya',
    name: officer.name,
    username: officer.username,
    roles: roles.length > 0 ? roles.join(', ') : 'Belum ada peran',
    may: [...officer.permissions].filter(isUsed).map((permission) => PERMISSIONS[permission]),
    secured,
    asked: needsSecondFactor(officer) && !secured,
    idle: `${IDLE_MINUTES} menit`,
    sessions: sessions.map(({ key, device, since, lastUsed, current }) => ({
      key,
      device: device || 'Perangkat lain',
      since: longDateTime(since),
      lastUsed: longDateTime(lastUsed),
      current,
    })),
    news: ACCOUNT_NEWS.get(pesan ?? '') ?? null,
  }
}
