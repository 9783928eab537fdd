import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'
import { recordAudit } from './record-audit.ts'
import type { Sealer } from './sealing.ts'
import { type TakenCode, takeCode } from './second-factor/take-code.ts'
import { completeSignIn } from './sign-in.ts'
import { digestOf, type Ticket } from './sign-in-ticket.ts'
import { countAttempt, forgetAttempt } from './throttle.ts'

type CodeSignIn = { ticket: Ticket; code: string; address: string; now: Date; device: string; replaces: string | null }

/** How a sign-in with a code ends: a session, a code that does not fit, a wait, or back to the password, which changed. */
export type CodeOutcome =
  | { kind: 'open'; sessionId: string; by: TakenCode }
  | { kind: 'wrong' | 'used' | 'stale' }
  | { kind: 'wait'; until: Date }

/** Finishes a sign-in whose password was right: counts the attempt, takes the code and opens the session. */
export async function completeWithCode(
  db: Db,
  site: Site,
  sealer: Sealer,
  { ticket, code, replaces, ...browser }: CodeSignIn,
): Promise<CodeOutcome> {
  const { officerId, username } = ticket
  const { address, now } = browser
  const attempt = { username, address, now }
  const until = await countAttempt(db, site, { ...attempt, at: 'code' })
  if (until) return { kind: 'wait', until }
  const credential = await db.credential.findFirst({ where: { siteId: site.id, officerId } })
  if (!credential || digestOf(credential.passwordHash) !== ticket.passwordDigest) return { kind: 'stale' }

  const by = await takeCode(db, site, sealer, { officerId, code, now })
  if (by.kind === 'wrong' || by.kind === 'used') {
    await recordAudit(db, site, { officer: null, deed: 'account.code-refused', subjectId: officerId, address })
    return { kind: by.kind }
  }
  await forgetAttempt(db, site, { ...attempt, at: 'code' })
  const signIn = { username, officerId, passwordHash: credential.passwordHash, codeTaken: true, replaces, ...browser }
  const sessionId = await completeSignIn(db, site, signIn)
  if (!sessionId) return { kind: 'stale' }
  if (by.kind === 'recovery') await recordRecovery(db, site, { officerId, left: by.left, address })
  return { kind: 'open', sessionId, by }
}

const recordRecovery = (db: Db, site: Site, used: { officerId: string; left: number; address: string }) => {
  const { officerId, left, address } = used
  const deed = 'account.use-recovery-code'
  return recordAudit(db, site, { officer: { id: officerId }, deed, subjectId: officerId, detail: { left }, address })
}
