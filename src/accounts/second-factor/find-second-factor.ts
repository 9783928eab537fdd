import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'

/** Since when the officer has a second factor, and how many printed codes are left; null without one. In the door's scope. */
export async function findSecondFactor(db: Db, site: Site, officerId: string) {
  const factor = await db.secondFactor.findFirst({ where: { siteId: site.id, officerId } })
  return factor && { confirmedAt: factor.confirmedAt, left: factor.recoveryHashes.length }
}
