import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'
import { withdrawOpen } from './invitations/give-invitation.ts'
import { endAllSessions } from './lucia.ts'
import { keepPassword } from './passwords/keep-password.ts'
import { recordAudit } from './record-audit.ts'
import { forgetAttemptsAt } from './throttle.ts'

type PasswordReset = { officerId: string; username: string; newHash: string; now: Date }

/**
 * Gives an account a new password without the old one, for an officer who forgot it: every session of the account ends,
 * a link that was open no longer works, and attempts that failed no longer keep it waiting. In the door's scope, where passwords are.
 */
export async function resetPassword(
  db: Db,
  site: Site,
  { officerId, username, newHash, now }: PasswordReset,
): Promise<void> {
  await keepPassword(db, site, { officerId, passwordHash: newHash, now })
  await withdrawOpen(db, site, officerId, now)
  await forgetAttemptsAt(db, site, username)
  await endAllSessions(db, site, officerId, now)
  await recordAudit(db, site, { officer: null, deed: 'account.reset-password', subjectId: officerId })
}
