import type { Db } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { pictureListFields } from '../media/picture-list.ts'
import { pictureFields } from '../media/picture-model.ts'
import { Gone, NotFound } from '../shared/errors.ts'
import type { Site } from '../sites/site.ts'

export const withPicture = { picture: pictureFields } as const

/** A product as lists show it, with its cover. */
export type ProductRow = Prisma.ProductGetPayload<{ include: typeof withPicture }>

const whole = { ...withPicture, pictures: pictureListFields } as const

/** A product whole, with all its pictures. */
export type ProductItem = Prisma.ProductGetPayload<{ include: typeof whole }>

/** The product with this id at this site, draft or not. */
export async function findProduct(db: Db, site: Site, id: string): Promise<ProductItem> {
  const product = await db.product.findUnique({ where: { siteId_id: { siteId: site.id, id } }, include: whole })
  if (!product) throw new NotFound('Produk tidak ditemukan.')
  return product
}

/** The same, its row locked until the transaction ends: whoever comes second sees what the first has done. */
export async function lockProduct(db: Db, site: Site, id: string): Promise<ProductItem> {
  await db.$queryRaw`SELECT 1 FROM product WHERE site_id = ${site.id}::uuid AND id = ${id}::uuid FOR UPDATE`
  return findProduct(db, site, id)
}

/** What stands at an address of the site: a published product, or the address it has moved to. */
export type AtAddress = { kind: 'here'; product: ProductItem } | { kind: 'moved'; slug: string }

/** What the public finds at this address; Gone where a product was published here and is withdrawn. */
export async function findPublishedProduct(db: Db, site: Site, slug: string): Promise<AtAddress> {
  const product = await db.product.findFirst({ where: { siteId: site.id, slug, status: 'published' }, include: whole })
  if (product) return { kind: 'here', product }
  const address = await db.productAddress.findUnique({ where: { siteId_slug: { siteId: site.id, slug } } })
  if (!address) throw new NotFound('Produk tidak ditemukan.')
  const moved = await db.product.findFirst({ where: { siteId: site.id, id: address.productId, status: 'published' } })
  if (!moved) throw new Gone('Produk ini sudah ditarik dari situs.')
  return { kind: 'moved', slug: moved.slug }
}

/** The version of an item that can be written on; null where there is none, or it lies in the trash. */
export async function versionOf(db: Db, site: Site, id: string): Promise<number | null> {
  const item = await db.product.findFirst({
    where: { siteId: site.id, id, status: { not: 'trashed' } },
    select: { version: true },
  })
  return item?.version ?? null
}
