import type { Db } from '../database/client.ts'
import { type Paging, pagingOf, slice } from '../shared/paging.ts'
import { searchText } from '../shared/search-text.ts'
import type { Site } from '../sites/site.ts'
import { pictureFields } from './picture-model.ts'

const PICTURES_PAGE = 24

export type PictureUse = { kind: 'news' | 'product' | 'official'; id: string; name: string }
export type ListedPicture = {
  id: string
  alt: string
  width: number
  height: number
  files: { width: number; format: string; sha256: string }[]
  uses: PictureUse[]
}

/** One page of a site's pictures, the newest first, with all that shows them; searched by what is said to be seen on them. */
export async function listPictures(
  db: Db,
  site: Site,
  { search, page }: { search: string; page: number },
): Promise<{ pictures: ListedPicture[]; paging: Paging }> {
  const said = searchText(search)
  const seen = { some: { pictureAlt: said } }
  const where = { siteId: site.id, ...(search && { OR: [{ alt: said }, { news: seen }, { products: seen }] }) }
  const paging = pagingOf(await db.picture.count({ where }), page, PICTURES_PAGE)
  const rows = await db.picture.findMany({
    where,
    orderBy: { id: 'desc' },
    ...slice(page, PICTURES_PAGE),
    select: {
      id: true,
      alt: true,
      ...pictureFields.select,
      news: { select: { id: true, title: true, pictureAlt: true } },
      products: { select: { id: true, name: true, pictureAlt: true } },
      officials: { select: { id: true, name: true } },
    },
  })
  const inTexts = await usesInTexts(db, site)
  const pictures = rows.map(({ news, products, officials, alt, ...picture }) => ({
    ...picture,
    alt: [alt, ...[...news, ...products].map((item) => item.pictureAlt)].find(Boolean) ?? '',
    uses: distinct([
      ...news.map(({ id, title }) => ({ kind: 'news' as const, id, name: title })),
      ...products.map(({ id, name }) => ({ kind: 'product' as const, id, name })),
      ...officials.map(({ id, name }) => ({ kind: 'official' as const, id, name })),
      ...inTexts.filter(({ body }) => picture.files.some(({ sha256 }) => body.includes(sha256))).map(({ use }) => use),
    ]),
  }))
  return { pictures, paging }
}

const distinct = (uses: PictureUse[]): PictureUse[] => [...new Map(uses.map((use) => [use.id, use])).values()]

/** Every text that names a picture, with what it belongs to. */
async function usesInTexts(db: Db, site: Site): Promise<{ body: string; use: PictureUse }[]> {
  const where = { siteId: site.id, body: { contains: '](/gambar/' } }
  const news = await db.news.findMany({ where, select: { id: true, title: true, body: true } })
  const products = await db.product.findMany({ where, select: { id: true, name: true, body: true } })
  return [
    ...news.map(({ id, title, body }) => ({ body, use: { kind: 'news' as const, id, name: title } })),
    ...products.map(({ id, name, body }) => ({ body, use: { kind: 'product' as const, id, name } })),
  ]
}
