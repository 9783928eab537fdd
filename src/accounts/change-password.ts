import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'
import { endAllSessions, openSession } from './lucia.ts'
import type { Officer } from './officer.ts'
import { recordAudit } from './record-audit.ts'
import { countAttempt, forgetAttempt } from './throttle.ts'

type PasswordChange = { officer: Officer; address: string; now: Date; device?: string }

/** Counts an attempt at the old password, as at a sign-in, and finds what it is to be checked against. */
export async function attemptPasswordChange(db: Db, site: Site, { officer, address, now }: PasswordChange) {
  const waitUntil = await countAttempt(db, site, { username: officer.username, address, now })
  if (waitUntil) return { waitUntil }
  const credential = await db.credential.findFirst({ where: { siteId: site.id, officerId: officer.id } })
  return { waitUntil: null, passwordHash: credential?.passwordHash ?? null }
}

/**
 * Keeps the new password, ends the officer's sessions everywhere and opens a new one for this browser, whose id it
 * returns; null when another change came in between, so that no old password has the last word.
 */
export async function changePassword(
  db: Db,
  site: Site,
  { officer, address, now, device, oldHash, newHash }: PasswordChange & { oldHash: string; newHash: string },
): Promise<string | null> {
  const changed = await db.credential.updateMany({
    where: { siteId: site.id, officerId: officer.id, passwordHash: oldHash },
    data: { passwordHash: newHash, changedAt: now },
  })
  if (changed.count === 0) return null
  await forgetAttempt(db, site, { username: officer.username, address, now })
  await endAllSessions(db, site, officer.id, now)
  const sessionId = await openSession(db, site, officer.id, now, device)
  await recordAudit(db, site, { officer, deed: 'account.change-password', subjectId: officer.id, address })
  return sessionId
}
