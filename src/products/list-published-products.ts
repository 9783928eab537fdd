import type { Db } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { pictureFields } from '../media/picture-model.ts'
import { findIdsByWords } from '../search/search-site.ts'
import { type Paging, pagingOf, slice } from '../shared/paging.ts'
import type { Site } from '../sites/site.ts'
import type { Category } from './categories.ts'
import { findPlace } from './find-place.ts'
import { type ProductRow, withPicture } from './find-product.ts'

const PRODUCT_PAGE = 8
/** Nobody turns more pages: no further is counted. */
const MOST = 100 * PRODUCT_PAGE

/** Which products, in which order: on a shelf, of a village or district (by its code), with some words in them. */
export type Wanted = {
  category?: Category | null
  place?: string
  words?: { typed: string; now: Date } | null
  order?: 'terbaru' | 'termurah' | 'termahal'
  page?: number
  size?: number
}

export type ProductPage<Row = ProductRow> = { items: Row[]; paging: Paging }

const newestFirst = [{ publishedAt: 'desc' as const }, { id: 'desc' as const }]
const ORDERS = {
  terbaru: newestFirst,
  termurah: [{ price: { sort: 'asc' as const, nulls: 'last' as const } }, ...newestFirst],
  termahal: [{ price: { sort: 'desc' as const, nulls: 'last' as const } }, ...newestFirst],
}

/** One page of a site's published products, newest first unless asked otherwise. Opened in the visitor's scope. */
export async function listPublishedProducts(db: Db, site: Site, wanted: Wanted): Promise<ProductPage> {
  const { which, paging, order } = await choose(db, site, wanted, { siteId: site.id })
  return { items: order(await db.product.findMany({ ...which, include: withPicture })), paging }
}

const withSite = {
  picture: pictureFields,
  site: { include: { domains: { where: { primary: true } } } },
} as const

/** A product with the site it is of. */
export type PortalProductRow = Prisma.ProductGetPayload<{ include: typeof withSite }>

/** One page of what all villages of a district or regency (and it itself) published. Opened in the portal's scope. */
export async function listPortalProducts(db: Db, site: Site, wanted: Wanted): Promise<ProductPage<PortalProductRow>> {
  const below = site.kind === 'regency' ? { regencyId: site.id } : { districtId: site.id }
  const there = wanted.place ? await findPlace(db, site, wanted.place) : {}
  const { which, paging, order } = await choose(db, site, wanted, { ...below, ...there, site: { closedAt: null } })
  return { items: order(await db.product.findMany({ ...which, include: withSite })), paging }
}

type Chosen = {
  which: {
    where: Prisma.ProductWhereInput
    orderBy?: Prisma.ProductOrderByWithRelationInput[]
    skip?: number
    take?: number
  }
  paging: Paging
  order: <Row extends { id: string }>(rows: Row[]) => Row[]
}

/** What to ask for to get one page, and how to put in order what comes. Of words, what has most of them comes first. */
async function choose(
  db: Db,
  site: Site,
  { category, words, order = 'terbaru', page = 1, size = PRODUCT_PAGE }: Wanted,
  whose: Prisma.ProductWhereInput,
): Promise<Chosen> {
  const found = words ? await findIdsByWords(db, site, { ...words, kind: 'product' }) : null
  const where = {
    ...whose,
    status: 'published',
    ...(category ? { category } : {}),
    ...(found ? { id: { in: found } } : {}),
  }
  if (found && order === 'terbaru') {
    const left = await db.product.findMany({ where, select: { id: true } })
    const ids = found.filter((id) => left.some((row) => row.id === id))
    const shown = ids.slice((page - 1) * size, page * size)
    return {
      which: { where: { ...where, id: { in: shown } } },
      paging: pagingOf(ids.length, page, size),
      order: (rows) => rows.sort((a, b) => shown.indexOf(a.id) - shown.indexOf(b.id)),
    }
  }
  const paging = pagingOf(await db.product.count({ where, take: MOST }), page, size)
  return { which: { where, orderBy: ORDERS[order], ...slice(page, size) }, paging, order: (rows) => rows }
}

const OTHERS = 4

/** The newest of what else stands on the shelf of a product, for who has looked at it. Opened in the visitor's scope. */
export const listOtherProducts = (db: Db, site: Site, { id, category }: ProductRow): Promise<ProductRow[]> =>
  db.product.findMany({
    where: { siteId: site.id, status: 'published', category, NOT: { id } },
    include: withPicture,
    orderBy: newestFirst,
    take: OTHERS,
  })
