import type { Db } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { pictureFields } from '../media/picture-model.ts'
import { type Paging, pagingOf, slice } from '../shared/paging.ts'
import type { Site } from '../sites/site.ts'
import { type ProductRow, withPicture } from './find-product.ts'

const PRODUCT_PAGE = 8

const newestFirst = [{ publishedAt: 'desc' as const }, { id: 'desc' as const }]

export type ProductPage<Row = ProductRow> = { items: Row[]; paging: Paging }

/** One page of a site's published products, newest first. Opened in the visitor's scope. */
export async function listPublishedProducts(
  db: Db,
  site: Site,
  { page = 1, size = PRODUCT_PAGE }: { page?: number; size?: number } = {},
): Promise<ProductPage> {
  const where = { siteId: site.id, status: 'published' }
  const paging = pagingOf(await db.product.count({ where }), page, size)
  const items = await db.product.findMany({ where, include: withPicture, orderBy: newestFirst, ...slice(page, size) })
  return { items, paging }
}

const withSite = {
  picture: pictureFields,
  site: { include: { domains: { where: { primary: true } } } },
} as const

/** A product with the site it is of. */
export type PortalProductRow = Prisma.ProductGetPayload<{ include: typeof withSite }>

/** One page of what all villages of a district or regency (and it itself) published. Opened in the portal's scope. */
export async function listPortalProducts(
  db: Db,
  site: Site,
  { page = 1, size = PRODUCT_PAGE }: { page?: number; size?: number } = {},
): Promise<ProductPage<PortalProductRow>> {
  const below = site.kind === 'regency' ? { regencyId: site.id } : { districtId: site.id }
  const where = { ...below, status: 'published', site: { closedAt: null } }
  const paging = pagingOf(await db.product.count({ where }), page, size)
  const items = await db.product.findMany({ where, include: withSite, orderBy: newestFirst, ...slice(page, size) })
  return { items, paging }
}
