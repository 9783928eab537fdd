import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import type { Sealer } from '../sealing.ts'
import { invitationToken, tokenHash } from './invitation-link.ts'

const HOURS = 24

export type NewInvitation = {
  /** The id the form was given. */
  id: string
  officerId: string
  kind: 'first' | 'reset'
  /** An officer of the same site; null for the district and whoever runs the server. */
  createdById: string | null
  now: Date
}
/** A link to hand over, once. */
export type GivenInvitation = { token: string; expiresAt: Date; isNew: boolean }

/**
 * Gives the officer a link that works once, for a day; one that was still open no longer does. The same form sent again, even
 * at once, answers the same link; null where it was used, withdrawn or replaced, or somebody else gives one at this moment.
 */
export async function giveInvitation(
  db: Db,
  site: Pick<Site, 'id'>,
  sealer: Sealer,
  { id, officerId, kind, createdById, now }: NewInvitation,
): Promise<GivenInvitation | null> {
  const token = invitationToken(sealer, id)
  const given = await findGiven(db, site, { id, officerId })
  if (given) return given.isOpen ? { token, expiresAt: given.expiresAt, isNew: false } : null
  const expiresAt = new Date(now.getTime() + HOURS * 3_600_000)
  await withdrawOpen(db, site, officerId, now, id)
  const row = { siteId: site.id, id, officerId, kind, tokenHash: tokenHash(token), createdById }
  const data = { ...row, createdAt: now, expiresAt }
  const { count } = await db.invitation.createMany({ data, skipDuplicates: true })
  if (count === 1) return { token, expiresAt, isNew: true }
  const other = await findGiven(db, site, { id, officerId })
  return other?.isOpen ? { token, expiresAt: other.expiresAt, isNew: false } : null
}

async function findGiven(db: Db, site: Pick<Site, 'id'>, { id, officerId }: { id: string; officerId: string }) {
  const row = await db.invitation.findFirst({
    where: { siteId: site.id, id, officerId },
    select: { expiresAt: true, usedAt: true, withdrawnAt: true },
  })
  return row && { expiresAt: row.expiresAt, isOpen: !row.usedAt && !row.withdrawnAt }
}

/** Makes the officer's open link, if there is one and it is not the one to keep, worth nothing; says whether there was. */
export async function withdrawOpen(
  db: Db,
  site: Pick<Site, 'id'>,
  officerId: string,
  now: Date,
  keptId?: string,
): Promise<boolean> {
  const { count } = await db.invitation.updateMany({
    where: { siteId: site.id, officerId, usedAt: null, withdrawnAt: null, id: { not: keptId } },
    data: { withdrawnAt: now },
  })
  return count > 0
}
