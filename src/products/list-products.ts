import type { Db } from '../database/client.ts'
import { type Paging, pagingOf, slice } from '../shared/paging.ts'
import { searchText } from '../shared/search-text.ts'
import type { Site } from '../sites/site.ts'
import { type ProductRow, withPicture } from './find-product.ts'

export type ProductFilter = { search: string; status: 'draft' | 'published' | 'trashed' | null; page: number }
export type ProductList = { items: ProductRow[]; paging: Paging }

const PAGE = 20

/** What the officers of a site work on, last changed first, the trash only when asked for; a page past the end is the last page. */
export async function listProducts(db: Db, site: Site, { search, status, page }: ProductFilter): Promise<ProductList> {
  const where = {
    siteId: site.id,
    status: status ?? { not: 'trashed' },
    ...(search ? { name: searchText(search) } : {}),
  }
  const paging = pagingOf(await db.product.count({ where }), page, PAGE)
  const last = Math.min(page, paging.pages)
  const items = await db.product.findMany({
    where,
    include: withPicture,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    ...slice(last, PAGE),
  })
  return { items, paging: { ...paging, page: last } }
}
