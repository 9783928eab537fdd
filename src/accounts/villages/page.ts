import { longDateTime } from '../../shared/content.ts'
import type { ListedSite } from '../../sites/list-sites-below.ts'
import type { AccountFacts } from '../officers/account-facts.ts'
import { accountStanding, factorStanding, roleWords } from '../officers/page.ts'

const ADDRESS = '/admin/pengguna/desa'

/** Whether anybody at the village administers it and can sign in. */
const isLed = (accounts: AccountFacts[]) =>
  accounts.some(({ roles, suspendedAt, hasPassword }) => roles.includes('admin') && !suspendedAt && hasPassword)

/** What views/accounts/villages.eta reads: each village, how many sign in there, and whether one of them is admin. */
export const villagesPage = (villages: ListedSite[], accounts: AccountFacts[]) => ({
  title: 'Pengguna desa',
  villages: villages.map(({ id, title }) => {
    const own = accounts.filter(({ siteId }) => siteId === id)
    return {
      href: `${ADDRESS}/${id}`,
      title,
      count: own.length,
      admin: isLed(own) ? { word: 'Ada', state: 'good' } : { word: 'Belum ada', state: 'bad' },
    }
  }),
})

/** What views/accounts/village-officers.eta reads: who signs in at one village. */
export const villageOfficersPage = (village: ListedSite, accounts: AccountFacts[], now: Date) => ({
  title: `Pengguna ${village.title}`,
  accounts: accounts.map((account) => ({
    href: `${ADDRESS}/${village.id}/${account.id}`,
    name: account.name,
    username: account.username,
    roles: roleWords(account.roles, village),
    signedIn: account.signedInAt ? longDateTime(account.signedInAt) : 'Belum pernah',
    factor: factorStanding(account, village),
    standing: accountStanding(account, now),
  })),
})

type Shown = { village: ListedSite; account: AccountFacts; linkId: string; now: Date }

/** What views/accounts/village-officer.eta reads: one account, and the two ways to help. */
export const villageOfficerPage = (
  { village, account, linkId, now }: Shown,
  { message = '', errors = {} }: { message?: string; errors?: Record<string, string> } = {},
) => ({
  title: Object.keys(errors).length > 0 ? `Kesalahan: ${account.name}` : account.name,
  heading: account.name,
  notice: message === 'pengaman' ? 'Pengaman dilepas. Orangnya dapat memasang yang baru di Akun saya.' : null,
  village: village.title,
  villageHref: `${ADDRESS}/${village.id}`,
  action: `${ADDRESS}/${village.id}/${account.id}`,
  username: account.username,
  roles: roleWords(account.roles, village),
  suspended: account.suspendedAt !== null,
  hasPassword: account.hasPassword,
  hasSecondFactor: account.hasSecondFactor,
  standing: accountStanding(account, now),
  factor: factorStanding(account, village),
  linkId,
  errors,
})
