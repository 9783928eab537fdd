import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { longDateTime } from '../shared/content.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import type { Due } from '../writing/publishing-clock.ts'
import { findProduct, lockProduct, type ProductItem } from './find-product.ts'
import { outOfTrash } from './out-of-trash.ts'
import { publishProduct } from './publish-product.ts'
import { faultsForPublishing } from './schema.ts'

export type ProductToSchedule = Doer & { id: string; version: number; at: Date }

/** Lets a draft publish itself at a moment to come, as it will stand then. What is published already stays as it is. */
export async function scheduleProduct(db: Db, site: Site, request: ProductToSchedule): Promise<Saving<ProductItem>> {
  const { id, version, at, ...doer } = request
  const product = await lockProduct(db, site, id)
  outOfTrash(product)
  if (product.status === 'published' || product.publishAt?.getTime() === at.getTime()) return saved(product)
  const faults = faultsForPublishing(product)
  if (Object.keys(faults).length > 0) return refused(faults)
  if (product.version !== version) return conflict(product)
  await db.product.updateMany({
    where: { siteId: site.id, id },
    data: { publishAt: at, publishBy: doer.officer.id, version: { increment: 1 }, updatedAt: doer.now },
  })
  const detail = { name: product.name, at: longDateTime(at) }
  await recordAudit(db, site, { ...doer, deed: 'product.schedule', subjectId: id, detail })
  return saved(await findProduct(db, site, id))
}

/** Takes the moment away from a draft that waits for it, whichever version it is at. */
export async function unscheduleProduct(db: Db, site: Site, { id, ...doer }: Doer & { id: string }): Promise<void> {
  const { name } = await findProduct(db, site, id)
  const { count } = await db.product.updateMany({
    where: { siteId: site.id, id, publishAt: { not: null } },
    data: { publishAt: null, publishBy: null, version: { increment: 1 }, updatedAt: doer.now },
  })
  if (count === 1) await recordAudit(db, site, { ...doer, deed: 'product.unschedule', subjectId: id, detail: { name } })
}

/**
 * Products whose hour has come, published in the name of who asked for it. Who comes second finds it done; one that lacks
 * something by now waits no longer.
 */
export const productsDue: Due = {
  list: (db, regencyId, { now, most }) =>
    db.product.findMany({
      where: { regencyId, status: 'draft', publishAt: { lte: now } },
      select: { siteId: true, id: true },
      orderBy: { publishAt: 'asc' },
      take: most,
    }),
  async publish(db, site, { id, now }) {
    const product = await lockProduct(db, site, id)
    if (product.status !== 'draft' || !product.publishAt || !product.publishBy || product.publishAt > now) return
    const doer = { officer: { id: product.publishBy }, now, address: '' }
    const saving = await publishProduct(db, site, { ...doer, id, version: product.version })
    if (saving.kind === 'refused') await unscheduleProduct(db, site, { ...doer, id })
  },
}
