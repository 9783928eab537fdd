import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'
import { endAllSessions, endSession } from './lucia.ts'
import type { Officer } from './officer.ts'
import { recordAudit } from './record-audit.ts'

type SignOut = { officer: Officer; address: string; now: Date }

/** Ends this browser's session. */
export async function signOut(
  db: Db,
  site: Site,
  { officer, sessionId, address, now }: SignOut & { sessionId: string },
) {
  await endSession(db, site, sessionId, now)
  await recordAudit(db, site, { officer, deed: 'account.sign-out', subjectId: officer.id, address })
}

/** Ends the officer's sessions on every device, this one too. */
export async function signOutEverywhere(db: Db, site: Site, { officer, address, now }: SignOut) {
  await endAllSessions(db, site, officer.id, now)
  await recordAudit(db, site, { officer, deed: 'account.sign-out-everywhere', subjectId: officer.id, address })
}
