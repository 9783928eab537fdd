import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { conflict, type Doer, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { findOrder, type OrderSetting } from './find-order.ts'

/**
 * Says whether the regency's districts endorse before a letter has a number. It holds for letters submitted from now on: what is at
 * the district goes on as it went there. A conflict where somebody else saved since it was read at `version` (0: never saved).
 */
export async function saveOrder(
  db: Db,
  regency: Pick<Site, 'id' | 'regencyId'>,
  { version, first }: { version: number; first: boolean },
  { officer, now, address }: Doer,
): Promise<Saving<OrderSetting>> {
  const key = { siteId: regency.id }
  await db.endorsementOrder.createMany({
    data: { ...key, first: false, version: 0, updatedAt: now },
    skipDuplicates: true,
  })
  await db.$queryRaw`SELECT 1 FROM endorsement_order WHERE site_id = ${regency.id}::uuid FOR UPDATE`
  const before = await findOrder(db, regency)
  if (before.version > 0 && before.first === first) return saved(before)
  if (before.version !== version) return conflict(before)
  await db.endorsementOrder.update({ where: key, data: { first, version: version + 1, updatedAt: now } })
  await recordAudit(db, regency, { officer, deed: 'endorsement.order', detail: { first }, address })
  return saved(await findOrder(db, regency))
}
