import type { Database } from '../database/client.ts'
import type { Site } from '../sites/site.ts'
import type { Officer } from './officer.ts'
import { passwordMatches } from './passwords/hash-password.ts'
import { recordAudit } from './record-audit.ts'
import { countAttempt, forgetAttempt } from './throttle.ts'

export type TypedPassword = { officer: Pick<Officer, 'id' | 'username'>; typed: string; address: string; now: Date }

/** 'wait': too many attempts; the next one is welcome at `until`, and the password was not looked at. */
export type Confirmation = { kind: 'right' } | { kind: 'wrong' } | { kind: 'wait'; until: Date }

/**
 * Whether this officer, who is signed in, typed their own password again: asked before what nobody else at a shared laptop
 * may do in their name, such as signing a stack of letters. Attempts are counted and throttled together with those of the
 * sign-in; a wrong one stands in the audit trail. A suspended account has no right password. It opens the door's scope itself,
 * so it is called before the scope of the deed it guards, never inside: the work of Argon2 holds no row and no connection.
 */
export async function confirmPassword(
  { door }: Pick<Database, 'door'>,
  site: Site,
  { officer, typed, address, now }: TypedPassword,
): Promise<Confirmation> {
  const attempt = { username: officer.username, address, now }
  const asked = await door(site.id, async (db) => {
    const until = await countAttempt(db, site, attempt)
    if (until) return { until }
    const where = { siteId: site.id, officerId: officer.id, officer: { suspendedAt: null } }
    return { until, credential: await db.credential.findFirst({ where, select: { passwordHash: true } }) }
  })
  if (asked.until) return { kind: 'wait', until: asked.until }
  const right = await passwordMatches(asked.credential?.passwordHash ?? null, typed)
  await door(site.id, async (db) => {
    if (right) return forgetAttempt(db, site, attempt)
    return recordAudit(db, site, { officer, deed: 'account.password-refused', subjectId: officer.id, address })
  })
  return right ? { kind: 'right' } : { kind: 'wrong' }
}
