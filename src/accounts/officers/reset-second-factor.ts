import type { Db } from '../../database/client.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { endAllSessions } from '../lucia.ts'
import { recordAudit } from '../record-audit.ts'
import { findAccount } from './account-facts.ts'

/**
 * Takes an account's second factor away, for an officer whose phone and printed codes are lost; its sessions end. Says whether
 * there was one. For the office and for the caretaker of its district; who calls it writes the trail.
 */
export async function endSecondFactor(db: Db, site: Pick<Site, 'id'>, officerId: string, now: Date): Promise<boolean> {
  const { count } = await db.secondFactor.deleteMany({ where: { siteId: site.id, officerId } })
  if (count > 0) await endAllSessions(db, site, officerId, now)
  return count > 0
}

/**
 * The same by an admin of the site, for anybody but themselves: their own is taken away with a code of it. Answers why not, by
 * field of the form, if it is refused.
 */
export async function resetSecondFactor(
  db: Db,
  site: Site,
  { id }: { id: string },
  { officer, now, address }: Doer,
): Promise<Record<string, string>> {
  const { id: subjectId } = await findAccount(db, site, id)
  if (id === officer.id) return { factor: 'Pengaman Anda sendiri dilepas di Akun saya.' }
  const ended = await endSecondFactor(db, site, subjectId, now)
  if (ended) await recordAudit(db, site, { officer, deed: 'account.reset-second-factor', subjectId, address })
  return {}
}
