import type { Db } from '../../database/client.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'

/** An account as who administers it sees it: never a password, a session or a code. */
export type AccountFacts = {
  id: string
  siteId: string
  username: string
  name: string
  roles: string[]
  suspendedAt: Date | null
  signedInAt: Date | null
  hasPassword: boolean
  hasSecondFactor: boolean
  /** The link that waits to be used, expired or not. */
  invitation: { kind: string; expiresAt: Date } | null
}

const OWN = {
  siteId: true,
  id: true,
  username: true,
  name: true,
  roles: true,
  suspendedAt: true,
  signedInAt: true,
} as const

/** The accounts of these sites by name; whose rows are seen is the scope's business: the site's office, or its caretaker. */
export async function listAccounts(db: Db, siteIds: string[]): Promise<AccountFacts[]> {
  const where = { siteId: { in: siteIds } }
  const open = { ...where, usedAt: null, withdrawnAt: null }
  const officers = await db.officer.findMany({ where, select: OWN, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
  const keyed = { siteId: true, officerId: true } as const
  const passwords = await db.credential.findMany({ where, select: keyed })
  const factors = await db.secondFactor.findMany({ where, select: keyed })
  const links = await db.invitation.findMany({ where: open, select: { ...keyed, kind: true, expiresAt: true } })
  return officers.map((officer) => {
    const isOf = (row: { siteId: string; officerId: string }) =>
      row.siteId === officer.siteId && row.officerId === officer.id
    return {
      ...officer,
      hasPassword: passwords.some(isOf),
      hasSecondFactor: factors.some(isOf),
      invitation: links.find(isOf) ?? null,
    }
  })
}

/** One account of a site; NotFound for any other. */
export async function findAccount(db: Db, site: Pick<Site, 'id'>, id: string): Promise<AccountFacts> {
  const account = (await listAccounts(db, [site.id])).find((each) => each.id === id)
  if (!account) throw new NotFound('Akun tidak ditemukan.')
  return account
}
