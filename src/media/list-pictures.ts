import type { Db } from '../database/client.ts'
import { type Paging, pagingOf, slice } from '../shared/paging.ts'
import { searchText } from '../shared/search-text.ts'
import type { Site } from '../sites/site.ts'
import { pictureFields } from './picture-model.ts'
import { listTextsNaming, type PictureUse } from './texts-naming.ts'
import { listUnsavedWords, unusedPictures } from './unused-pictures.ts'

const PICTURES_PAGE = 24

export type ListedPicture = {
  id: string
  alt: string
  width: number
  height: number
  files: { width: number; format: string; sha256: string }[]
  uses: PictureUse[]
  /** Whether a text that is not saved yet shows it. */
  unsaved: boolean
}

/** One page of a site's pictures, of all or of those that nothing shows, the newest first; searched by what is seen on them. */
export async function listPictures(
  db: Db,
  site: Site,
  { search, page, unused = false }: { search: string; page: number; unused?: boolean },
): Promise<{ pictures: ListedPicture[]; paging: Paging }> {
  const said = searchText(search)
  const seen = { some: { alt: said } }
  const places = [{ alt: said }, { inNews: seen }, { inProduct: seen }, { inGallery: seen }]
  const all = unused ? await unusedPictures(db, site) : { siteId: site.id }
  const where = { ...all, ...(search && { OR: places }) }
  const paging = pagingOf(await db.picture.count({ where }), page, PICTURES_PAGE)
  const rows = await db.picture.findMany({
    where,
    orderBy: { id: 'desc' },
    ...slice(page, PICTURES_PAGE),
    select: {
      id: true,
      alt: true,
      ...pictureFields.select,
      inNews: { select: { alt: true, news: { select: { id: true, title: true } } } },
      inProduct: { select: { alt: true, product: { select: { id: true, name: true } } } },
      inGallery: { select: { alt: true, gallery: { select: { id: true, title: true } } } },
      officials: { select: { id: true, name: true } },
      logoOf: { select: { siteId: true } },
    },
  })
  const inTexts = await listTextsNaming(db, site, '](/gambar/')
  const typed = await listUnsavedWords(db, site)
  const proposed = await db.siteSetting.findMany({ where: { siteId: site.id, topic: 'logo' } })
  const logo = { kind: 'logo', id: 'logo', name: 'Logo situs' } as const
  const pictures = rows.map(({ inNews, inProduct, inGallery, officials, logoOf, alt, ...picture }) => ({
    ...picture,
    unsaved: typed.some((text) =>
      [picture.id, ...picture.files.map(({ sha256 }) => sha256)].some((name) => text.includes(name)),
    ),
    alt: [alt, ...[...inNews, ...inProduct, ...inGallery].map((place) => place.alt)].find(Boolean) ?? '',
    uses: distinct([
      ...inNews.map(({ news: { id, title } }) => ({ kind: 'news' as const, id, name: title })),
      ...inProduct.map(({ product: { id, name } }) => ({ kind: 'product' as const, id, name })),
      ...inGallery.map(({ gallery: { id, title } }) => ({ kind: 'gallery' as const, id, name: title })),
      ...officials.map(({ id, name }) => ({ kind: 'official' as const, id, name })),
      ...[...logoOf, ...proposed.filter((each) => logoIn(each) === picture.id)].map(() => logo),
      ...inTexts.filter(({ text }) => picture.files.some(({ sha256 }) => text.includes(sha256))).map(({ use }) => use),
    ]),
  }))
  return { pictures, paging }
}

const logoIn = ({ proposed }: { proposed: unknown }) => (proposed as { logoId?: string | null } | null)?.logoId

const distinct = (uses: PictureUse[]): PictureUse[] => [...new Map(uses.map((use) => [use.id, use])).values()]
