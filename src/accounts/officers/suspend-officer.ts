import type { Db } from '../../database/client.ts'
import type { Officer } from '../../database/generated/client.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { withdrawOpen } from '../invitations/give-invitation.ts'
import { endAllSessions } from '../lucia.ts'
import { recordAudit } from '../record-audit.ts'
import { findOfficer } from './find-officer.ts'
import { hasOtherAdmin, LAST_ADMIN, lockOfficers } from './rules.ts'

type Seen = { id: string; version: number }

/**
 * Suspends an account: it signs in no more, its sessions end at once, an open link is worth nothing. Nobody suspends
 * themselves or the last admin. Letters and trail keep the name.
 */
export async function suspendOfficer(
  db: Db,
  site: Site,
  { id, version }: Seen,
  { officer: by, now, address }: Doer,
): Promise<Saving<Officer>> {
  await lockOfficers(db, site)
  const before = await findOfficer(db, site, id)
  if (before.suspendedAt) return saved(before)
  if (id === by.id) return refused({ suspension: 'Akun sendiri tidak dapat dihentikan. Minta admin lain.' })
  if (before.version !== version) return conflict(before)
  if (before.roles.includes('admin') && !(await hasOtherAdmin(db, site, id))) return refused({ suspension: LAST_ADMIN })
  const data = { suspendedAt: now, version: version + 1 }
  await db.officer.update({ where: { siteId_id: { siteId: site.id, id } }, data, select: { id: true } })
  await withdrawOpen(db, site, id, now)
  await endAllSessions(db, site, id, now)
  await recordAudit(db, site, { officer: by, deed: 'account.suspend', subjectId: id, address })
  return saved(await findOfficer(db, site, id))
}

/** Lets a suspended account sign in again, with the password it had. */
export async function unsuspendOfficer(
  db: Db,
  site: Site,
  { id, version }: Seen,
  { officer: by, address }: Doer,
): Promise<Saving<Officer>> {
  await lockOfficers(db, site)
  const before = await findOfficer(db, site, id)
  if (!before.suspendedAt) return saved(before)
  if (before.version !== version) return conflict(before)
  const data = { suspendedAt: null, version: version + 1 }
  await db.officer.update({ where: { siteId_id: { siteId: site.id, id } }, data, select: { id: true } })
  await recordAudit(db, site, { officer: by, deed: 'account.unsuspend', subjectId: id, address })
  return saved(await findOfficer(db, site, id))
}
