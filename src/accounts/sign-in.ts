import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'
import { endSession, openSession } from './lucia.ts'
import { recordAudit } from './record-audit.ts'
import { type Attempt, countAttempt, forgetAttempt } from './throttle.ts'

/** Either the next attempt has to wait, or this is what the password is to be checked against; null for nobody. */
export type SignInAttempt =
  | { waitUntil: Date }
  | { waitUntil: null; officerId: string | null; passwordHash: string | null; asksCode: boolean }

/**
 * The first half of a sign-in: counts the attempt and finds the account. The password is checked after this
 * transaction and before the next, so that its work holds no row and no connection.
 */
export async function attemptSignIn(db: Db, site: Site, attempt: Attempt): Promise<SignInAttempt> {
  const waitUntil = await countAttempt(db, site, attempt)
  if (waitUntil) return { waitUntil }

  // One statement whoever was found: a second one for known names alone would tell them by the time of the answer.
  const [account] = await db.$queryRaw<{ id: string; passwordHash: string | null; asksCode: boolean }[]>`
    select officer.id, case when suspended_at is null then password_hash end as "passwordHash",
      second_factor.officer_id is not null as "asksCode"
    from officer left join credential on credential.site_id = officer.site_id and credential.officer_id = officer.id
      left join second_factor on second_factor.site_id = officer.site_id and second_factor.officer_id = officer.id
    where officer.site_id = ${site.id}::uuid and username = ${attempt.username}`
  const { id: officerId = null, passwordHash = null, asksCode = false } = account ?? {}
  return { waitUntil: null, officerId, passwordHash, asksCode }
}

export type CompletedSignIn = Attempt & {
  officerId: string
  passwordHash: string
  /** The session this browser had before. */
  replaces: string | null
  device?: string
  /** True once a code of the second factor was taken. */
  codeTaken?: boolean
}

/**
 * The second half, the password being right: a session under a new id; the browser's old one, if any, ends. Null when the
 * password was changed or the account suspended while it was checked: who was signed out everywhere stays so. Null as well
 * for an account with a second factor of which no code was taken.
 */
export async function completeSignIn(db: Db, site: Site, signIn: CompletedSignIn): Promise<string | null> {
  const { officerId, passwordHash, replaces, address, now, device, codeTaken = false } = signIn
  const stands = await db.$queryRaw<unknown[]>`
    SELECT FROM credential JOIN officer ON officer.site_id = credential.site_id AND officer.id = credential.officer_id
    WHERE credential.site_id = ${site.id}::uuid AND credential.officer_id = ${officerId}::uuid
      AND credential.password_hash = ${passwordHash} AND officer.suspended_at IS NULL
      AND (${codeTaken} OR NOT EXISTS (SELECT FROM second_factor f WHERE f.site_id = officer.site_id AND f.officer_id = officer.id))
    FOR SHARE OF credential`
  if (stands.length === 0) return null
  await forgetAttempt(db, site, signIn)
  if (replaces) await endSession(db, site, replaces, now)
  const sessionId = await openSession(db, site, officerId, now, device)
  await db.officer.updateMany({ where: { siteId: site.id, id: officerId }, data: { signedInAt: now } })
  await recordAudit(db, site, { officer: { id: officerId }, deed: 'account.sign-in', subjectId: officerId, address })
  return sessionId
}

/** Half of a sign-in: the password was right, and a code is asked for. Whoever knows a password that is not theirs stands here. */
export async function recordHalfSignIn(
  db: Db,
  site: Site,
  { officerId, address }: { officerId: string; address: string },
) {
  await recordAudit(db, site, { officer: null, deed: 'account.code-asked', subjectId: officerId, address })
}

/** The second half, the password being wrong: the trail says which account was tried, and nothing of what was typed. */
export async function refuseSignIn(db: Db, site: Site, refused: { officerId: string | null; address: string }) {
  const { officerId, address } = refused
  const subjectId = officerId ?? undefined
  await recordAudit(db, site, { officer: null, deed: 'account.sign-in-refused', subjectId, address })
}
