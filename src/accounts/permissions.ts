import type { SiteKind } from '../sites/site.ts'

/** Every permission there is, in the words of 'Akun saya' ("Anda boleh …"). */
export const PERMISSIONS = {
  self: 'mengatur akun sendiri',
  content: 'menulis isi situs',
  letters: 'menyiapkan dan mencetak surat',
  issue: 'menerbitkan surat',
  check: 'memeriksa dan mengembalikan surat',
  sign: 'menandatangani surat dengan mandat',
  revoke: 'mencabut dan mengganti surat',
  review: 'memeriksa surat desa yang minta pengesahan',
  endorse: 'mengesahkan surat desa',
  settings: 'mengatur situs, pejabat, dan mandat',
  accounts: 'mengatur akun perangkat',
  trail: 'membaca jejak: siapa berbuat apa dan kapan',
  standard: 'mengatur naskah baku surat',
  registrar: 'membuka dan menutup situs, dan menjaga kuncinya',
} as const

export type Permission = keyof typeof PERMISSIONS
export type Role = 'operator' | 'secretary' | 'head' | 'staff' | 'admin' | 'standard' | 'registrar'

type Rule = { role: Role; at: readonly SiteKind[]; may: readonly Permission[] }

/**
 * Who may do what: one line a role, first where the role exists, then what it may do there.
 * An officer with several roles may do what any of them may.
 * Out of the box the operator issues for the head's pen; the head alone revokes. A district's secretary endorses with a mandate.
 */
export const WHO_MAY_DO_WHAT: readonly Rule[] = [
  { role: 'operator', at: ['village', 'district'], may: ['content', 'letters', 'issue'] },
  { role: 'secretary', at: ['village'], may: ['content', 'letters', 'issue', 'check', 'sign', 'trail'] },
  {
    role: 'secretary',
    at: ['district'],
    may: ['content', 'letters', 'issue', 'check', 'sign', 'review', 'endorse', 'trail'],
  },
  { role: 'head', at: ['village'], may: ['content', 'letters', 'issue', 'check', 'sign', 'revoke', 'trail'] },
  {
    role: 'head',
    at: ['district'],
    may: ['content', 'letters', 'issue', 'check', 'sign', 'revoke', 'review', 'endorse', 'trail'],
  },
  { role: 'staff', at: ['district'], may: ['review'] },
  { role: 'admin', at: ['village', 'district', 'regency'], may: ['accounts', 'settings', 'trail'] },
  { role: 'standard', at: ['regency'], may: ['standard'] },
  { role: 'registrar', at: ['regency'], may: ['registrar'] },
]

/** What an officer with these roles may do at a site of this kind; a role that does not exist there gives nothing. */
export function permissionsOf(roles: readonly string[], kind: SiteKind): ReadonlySet<Permission> {
  const rules = WHO_MAY_DO_WHAT.filter((rule) => roles.includes(rule.role) && rule.at.includes(kind))
  return new Set<Permission>(['self', ...rules.flatMap((rule) => rule.may)])
}

/** Whether a site of this kind knows the role. */
export function roleExistsAt(role: string, kind: SiteKind): role is Role {
  return WHO_MAY_DO_WHAT.some((rule) => rule.role === role && rule.at.includes(kind))
}

/** Every role a site of this kind knows, in the order of the table. */
export const rolesAt = (kind: SiteKind): Role[] =>
  WHO_MAY_DO_WHAT.filter((rule) => rule.at.includes(kind)).map(({ role }) => role)
