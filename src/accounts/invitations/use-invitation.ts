import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { endAllSessions, endSession } from '../lucia.ts'
import { keepPassword } from '../passwords/keep-password.ts'
import { recordAudit } from '../record-audit.ts'
import { completeSignIn } from '../sign-in.ts'
import { forgetAttemptsAt } from '../throttle.ts'
import { findInvitation, type InvitationStanding } from './find-invitation.ts'

type Use = {
  token: string
  passwordHash: string
  address: string
  now: Date
  device: string
  replaces: string | null
}

/** 'signed-in' with a session; 'ask-code' where the account has a second factor, which no link replaces. */
export type UsedInvitation =
  | { kind: 'signed-in'; sessionId: string }
  | { kind: 'ask-code' }
  | { kind: 'refused'; standing: Exclude<InvitationStanding, 'open'> }

/**
 * Uses a link up: the password it was given for counts from now on, every earlier session ends, attempts that failed no longer
 * keep the account waiting, and this browser is signed in. Of two uses at once one wins. In the door's scope.
 */
export async function useInvitation(db: Db, site: Site, use: Use): Promise<UsedInvitation> {
  const { token, passwordHash, address, now, device, replaces } = use
  const found = await findInvitation(db, site, token, now)
  if (found.standing !== 'open') return { kind: 'refused', standing: found.standing }
  const { id, officerId, username } = found
  const { count } = await db.invitation.updateMany({
    where: { siteId: site.id, id, usedAt: null, withdrawnAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  })
  if (count === 0) return { kind: 'refused', standing: 'used' }

  await keepPassword(db, site, { officerId, passwordHash, now })
  await forgetAttemptsAt(db, site, username)
  await endAllSessions(db, site, officerId, now)
  if (replaces) await endSession(db, site, replaces, now)
  const officer = { id: officerId }
  await recordAudit(db, site, { officer, deed: 'account.use-invitation', subjectId: officerId, address })
  const signIn = { username, officerId, passwordHash, replaces: null, address, now, device }
  const sessionId = await completeSignIn(db, site, signIn)
  return sessionId ? { kind: 'signed-in', sessionId } : { kind: 'ask-code' }
}
