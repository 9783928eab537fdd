import type { Db } from '../../database/client.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { type GivenInvitation, giveInvitation, withdrawOpen } from '../invitations/give-invitation.ts'
import { endAllSessions } from '../lucia.ts'
import { recordAudit } from '../record-audit.ts'
import type { Sealer } from '../sealing.ts'
import { type AccountFacts, findAccount } from './account-facts.ts'

type Asked = { account: AccountFacts; linkId: string; createdById: string | null; now: Date }
/** The link, and whether a password stopped working for it. */
export type IssuedLink = GivenInvitation & { ended: boolean }
export type LinkIssue = { kind: 'issued'; link: IssuedLink } | { kind: 'refused'; errors: Record<string, string> }

/**
 * Gives an account a new link, once for each id: the password it had stops working and its sessions end. For the office and
 * for the caretaker of its district; who calls it writes the trail. Nobody is given one while suspended.
 */
export async function issueLink(
  db: Db,
  site: Pick<Site, 'id'>,
  sealer: Sealer,
  { account, linkId, createdById, now }: Asked,
): Promise<LinkIssue> {
  if (account.suspendedAt) return refuse('Akun ini dihentikan. Aktifkan dulu, lalu buat tautannya.')
  const kind = account.hasPassword ? 'reset' : ((account.invitation?.kind ?? 'first') as 'first' | 'reset')
  const ask = { id: linkId, officerId: account.id, kind: createdById ? kind : 'reset', createdById, now } as const
  const link = await giveInvitation(db, site, sealer, ask)
  if (!link)
    return refuse('Tautan itu tidak berlaku lagi: sudah dipakai, ditarik, atau diganti. Buat yang baru bila perlu.')
  if (link.isNew) {
    await db.credential.deleteMany({ where: { siteId: site.id, officerId: account.id } })
    await endAllSessions(db, site, account.id, now)
  }
  return { kind: 'issued', link: { ...link, ended: link.isNew && account.hasPassword } }
}

/** The same by an admin of the site, for anybody but themselves: a forgotten password, or an invitation that was lost. */
export async function issueOwnSitesLink(
  db: Db,
  site: Site,
  sealer: Sealer,
  { id, linkId }: { id: string; linkId: string },
  { officer, now, address }: Doer,
): Promise<LinkIssue> {
  if (id === officer.id) return refuse('Kata sandi Anda sendiri diganti di Akun saya.')
  const account = await findAccount(db, site, id)
  const issue = await issueLink(db, site, sealer, { account, linkId, createdById: officer.id, now })
  if (issue.kind === 'issued' && issue.link.isNew) {
    const deed = issue.link.ended ? 'account.reset-password' : 'account.invite-again'
    await recordAudit(db, site, { officer, deed, subjectId: id, address })
  }
  return issue
}

/** Withdraws the link that is open, if there is one. A password it was to replace does not come back. */
export async function withdrawLink(db: Db, site: Site, { id }: { id: string }, { officer, now, address }: Doer) {
  const { id: subjectId } = await findAccount(db, site, id)
  if (!(await withdrawOpen(db, site, subjectId, now))) return
  await recordAudit(db, site, { officer, deed: 'account.withdraw-invitation', subjectId, address })
}

const refuse = (link: string): LinkIssue => ({ kind: 'refused', errors: { link } })
