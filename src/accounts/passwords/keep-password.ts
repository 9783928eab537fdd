import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'

type Kept = { officerId: string; passwordHash: string; now: Date }

/** Makes this the officer's password, the first one or another. In the door's scope. */
export async function keepPassword(db: Db, site: Pick<Site, 'id'>, { officerId, passwordHash, now }: Kept) {
  const own = { siteId: site.id, officerId }
  const { count } = await db.credential.updateMany({ where: own, data: { passwordHash, changedAt: now } })
  if (count === 0) await db.credential.createMany({ data: { ...own, passwordHash, changedAt: now } })
}
