import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { freeSlug } from '../shared/free-slug.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findProduct, type ProductRow } from './find-product.ts'
import { faultsForPublishing } from './schema.ts'

export type ProductToPublish = Doer & { id: string; version: number }

/**
 * Shows a product to the public, as it was when the officer looked at it. The first time gives it its address and its day;
 * both stay, whatever becomes of the name. Publishing what is published changes nothing.
 */
export async function publishProduct(db: Db, site: Site, request: ProductToPublish): Promise<Saving<ProductRow>> {
  const { id, version, ...doer } = request
  const product = await findProduct(db, site, id)
  if (product.status === 'published') return saved(product)
  const faults = faultsForPublishing(product)
  if (Object.keys(faults).length > 0) return refused(faults)

  const slug = product.slug === id ? await newSlug(db, site, product.name) : product.slug
  const { count } = await db.product.updateMany({
    where: { siteId: site.id, id, version },
    data: {
      status: 'published',
      slug,
      publishedAt: product.publishedAt ?? doer.now,
      version: { increment: 1 },
      updatedAt: doer.now,
    },
  })
  if (count === 0) return conflict(product)
  await recordAudit(db, site, { ...doer, deed: 'product.publish', subjectId: id, detail: { name: product.name, slug } })
  return saved(await findProduct(db, site, id))
}

/** The site's next free address for a name; the lock makes two publishers of one name take turns. */
async function newSlug(db: Db, site: Site, name: string): Promise<string> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`product slug ${site.id}`}, 0))`
  const rows = await db.product.findMany({ where: { siteId: site.id }, select: { slug: true } })
  return freeSlug(name, new Set(rows.map((row) => row.slug)))
}
