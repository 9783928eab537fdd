import type { Db } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { pictureListFields } from '../media/picture-list.ts'
import { pictureFields } from '../media/picture-model.ts'
import { type Paging, pagingOf, slice } from '../shared/paging.ts'
import type { Site } from '../sites/site.ts'
import type { GalleryItem } from './gallery.ts'

const PAGE = 12
const asListed = { picture: pictureFields, _count: { select: { pictures: true } } } as const

/** An album as lists show it: its cover, and how many pictures it has. */
export type ListedGallery = Prisma.GalleryGetPayload<{ include: typeof asListed }>

/** One page of a village's albums, the newest day first. Opened in the visitor's scope. */
export async function listPublishedGalleries(
  db: Db,
  site: Site,
  page: number,
): Promise<{ items: ListedGallery[]; paging: Paging }> {
  const where = { siteId: site.id, status: 'published' }
  const paging = pagingOf(await db.gallery.count({ where }), page, PAGE)
  const orderBy = [{ takenOn: 'desc' as const }, { id: 'desc' as const }]
  return { items: await db.gallery.findMany({ where, include: asListed, orderBy, ...slice(page, PAGE) }), paging }
}

/** The album at an address, with all its pictures. Opened in the visitor's scope. */
export const findPublishedGallery = (db: Db, site: Site, slug: string): Promise<GalleryItem | null> =>
  db.gallery.findFirst({
    where: { siteId: site.id, slug, status: 'published' },
    include: { pictures: pictureListFields },
  })
