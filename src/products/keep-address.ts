import type { Db } from '../database/client.ts'
import { freeSlug } from '../shared/free-slug.ts'
import type { Site } from '../sites/site.ts'
import type { ProductItem } from './find-product.ts'

/**
 * The address of a name for a published product. It is kept with all the product had before, which lead to it from then on: no
 * other product ever gets one of them, and a name that comes back finds its own again. The lock makes two publishers of one
 * name take turns.
 */
export async function keepAddress(db: Db, site: Site, product: ProductItem, name: string): Promise<string> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`product slug ${site.id}`}, 0))`
  const others = { siteId: site.id, NOT: { id: product.id } }
  const taken = [
    ...(await db.product.findMany({ where: others, select: { slug: true } })),
    ...(await db.productAddress.findMany({
      where: { siteId: site.id, NOT: { productId: product.id } },
      select: { slug: true },
    })),
  ]
  const slug = freeSlug(name, new Set(taken.map((row) => row.slug)))
  const kept = product.publishedAt ? [...new Set([product.slug, slug])] : [slug]
  const data = kept.map((each) => ({ siteId: site.id, slug: each, productId: product.id }))
  await db.productAddress.createMany({ data, skipDuplicates: true })
  return slug
}
