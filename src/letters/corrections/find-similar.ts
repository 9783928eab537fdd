import type { Db } from '../../database/client.ts'
import { isoDate } from '../../shared/dates.ts'
import type { Site } from '../../sites/site.ts'
import type { Letter } from '../find-letter.ts'
import type { Kin } from './find-kin.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** For how long a letter of the same type for the same person is pointed out. */
const DAYS = 30

export type Similar = Kin & { daysAgo: number }

/**
 * The newest valid letter of the same type for the same NIK of the last 30 days, other than the one this draft replaces;
 * null without a NIK.
 */
export async function findSimilar(
  db: Db,
  site: Pick<Site, 'id'>,
  draft: Pick<Letter, 'id' | 'typeSlug' | 'holderNik' | 'replacesId'>,
  now: Date,
): Promise<Similar | null> {
  if (draft.holderNik === '') return null
  const today = new Date(isoDate(now)).getTime()
  const found = await db.letter.findFirst({
    where: {
      siteId: site.id,
      holderNik: draft.holderNik,
      typeSlug: draft.typeSlug,
      status: { in: ['issuing', 'issued'] },
      issuedOn: { gte: new Date(today - DAYS * DAY_MS) },
      id: { notIn: [draft.id, ...(draft.replacesId ? [draft.replacesId] : [])] },
    },
    orderBy: [{ issuedAt: 'desc' }],
    select: { id: true, number: true, issuedOn: true },
  })
  return found && { id: found.id, number: found.number!, daysAgo: (today - found.issuedOn!.getTime()) / DAY_MS }
}
