import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { tokenHash } from './invitation-link.ts'

/** Where a link stands; 'unknown' for one that this site never gave. */
export type InvitationStanding = 'open' | 'used' | 'expired' | 'withdrawn' | 'unknown'
export type FoundInvitation =
  | { standing: 'open'; id: string; officerId: string; kind: string; username: string; name: string }
  | { standing: Exclude<InvitationStanding, 'open'> }

/** What a link's secret opens at this site now. In the door's scope. */
export async function findInvitation(db: Db, site: Site, token: string, now: Date): Promise<FoundInvitation> {
  const row = await db.invitation.findFirst({
    where: { siteId: site.id, tokenHash: tokenHash(token) },
    include: { officer: true },
  })
  if (!row) return { standing: 'unknown' }
  if (row.usedAt) return { standing: 'used' }
  if (row.withdrawnAt || row.officer.suspendedAt) return { standing: 'withdrawn' }
  if (row.expiresAt <= now) return { standing: 'expired' }
  const { id, officerId, kind } = row
  return { standing: 'open', id, officerId, kind, username: row.officer.username, name: row.officer.name }
}
