import type { Db } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { pictureFields } from '../media/picture-model.ts'
import { NotFound } from '../shared/errors.ts'
import type { Site } from '../sites/site.ts'

export const withPicture = { picture: pictureFields } as const

/** A product with what its picture needs to be shown. */
export type ProductRow = Prisma.ProductGetPayload<{ include: typeof withPicture }>

/** The product with this id at this site, draft or not. */
export async function findProduct(db: Db, site: Site, id: string): Promise<ProductRow> {
  const product = await db.product.findUnique({ where: { siteId_id: { siteId: site.id, id } }, include: withPicture })
  if (!product) throw new NotFound('Produk tidak ditemukan.')
  return product
}

/** The published product at this address of the site. */
export async function findPublishedProduct(db: Db, site: Site, slug: string): Promise<ProductRow> {
  const product = await db.product.findFirst({
    where: { siteId: site.id, slug, status: 'published' },
    include: withPicture,
  })
  if (!product) throw new NotFound('Produk tidak ditemukan.')
  return product
}

/** The version of an item that can be written on; null where there is none, or it lies in the trash. */
export async function versionOf(db: Db, site: Site, id: string): Promise<number | null> {
  const item = await db.product.findFirst({
    where: { siteId: site.id, id, status: { not: 'trashed' } },
    select: { version: true },
  })
  return item?.version ?? null
}
