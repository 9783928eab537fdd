import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findProduct, lockProduct, type ProductItem } from './find-product.ts'
import { keepAddress } from './keep-address.ts'
import { outOfTrash } from './out-of-trash.ts'
import { faultsForPublishing } from './schema.ts'

export type ProductToPublish = Doer & { id: string; version: number }

/**
 * Shows a product to the public, as it was when the officer looked at it, at the address of its name. Its day is that of the
 * first time. Publishing what is published changes nothing.
 */
export async function publishProduct(db: Db, site: Site, request: ProductToPublish): Promise<Saving<ProductItem>> {
  const { id, version, ...doer } = request
  const product = await lockProduct(db, site, id)
  if (product.status === 'published') return saved(product)
  outOfTrash(product)
  const faults = faultsForPublishing(product)
  if (Object.keys(faults).length > 0) return refused(faults)

  if (product.version !== version) return conflict(product)
  const slug = await keepAddress(db, site, product, product.name)
  await db.product.updateMany({
    where: { siteId: site.id, id },
    data: {
      status: 'published',
      publishAt: null,
      publishBy: null,
      slug,
      publishedAt: product.publishedAt ?? doer.now,
      version: { increment: 1 },
      updatedAt: doer.now,
    },
  })
  await recordAudit(db, site, { ...doer, deed: 'product.publish', subjectId: id, detail: { name: product.name, slug } })
  return saved(await findProduct(db, site, id))
}
