import type { Prisma } from '../database/generated/client.ts'
import type { FieldErrors } from '../http/forms.ts'
import type { ItemStore } from '../items/item-store.ts'
import { dropUnusedPicture } from '../media/drop-unused-picture.ts'
import {
  coverOf,
  type ListedPicture,
  listedRows,
  pictureListFields,
  removedPictures,
  samePictures,
} from '../media/picture-list.ts'
import { missingWords } from '../media/picture-list-form.ts'

/** More than these and an album is two. */
export const MAX_ALBUM = 30

/** takenOn is an ISO date. */
export type GalleryDraft = { title: string; takenOn: string; pictures: ListedPicture[] }

const whole = { pictures: pictureListFields } as const
/** An album with all its pictures. */
export type GalleryItem = Prisma.GalleryGetPayload<{ include: typeof whole }>

/** What the public needs besides a title and a day: pictures, each with its words. */
export const missingPictures = (pictures: readonly ListedPicture[]): FieldErrors =>
  pictures.length > 0 ? missingWords(pictures) : { foto: 'Unggah foto sebelum menerbitkan album.' }

/** The ISO date of an album's day. */
export const dayTaken = ({ takenOn }: { takenOn: Date }): string => takenOn.toISOString().slice(0, 10)

/** How albums are kept. */
export const galleries: ItemStore<GalleryItem, GalleryDraft> = {
  table: 'gallery',
  name: 'Album',
  addressed: true,
  find: (db, site, id) => db.gallery.findUnique({ where: { siteId_id: { siteId: site.id, id } }, include: whole }),
  async insert(db, site, { id, draft: { title, takenOn }, now }) {
    const owner = { siteId: site.id, districtId: site.districtId, regencyId: site.regencyId }
    const row = { ...owner, id, slug: id, title, takenOn: new Date(takenOn), createdAt: now, updatedAt: now }
    return (await db.gallery.createMany({ data: row, skipDuplicates: true })).count
  },
  async write(db, site, { before, draft: { title, takenOn, pictures }, now }) {
    const of = { siteId: site.id, galleryId: before.id }
    await db.gallery.updateMany({
      where: { siteId: site.id, id: before.id },
      data: { title, takenOn: new Date(takenOn), ...coverOf(pictures), updatedAt: now },
    })
    await db.galleryPicture.deleteMany({ where: of })
    await db.galleryPicture.createMany({ data: listedRows(pictures).map((row) => ({ ...of, ...row })) })
    for (const removed of removedPictures(before.pictures, pictures)) await dropUnusedPicture(db, site, removed)
  },
  saysTheSame: (item, { title, takenOn, pictures }) =>
    item.title === title && dayTaken(item) === takenOn && samePictures(item.pictures, pictures),
  draftOf: (item) => ({ title: item.title, takenOn: dayTaken(item), pictures: item.pictures }),
  faultsForPublishing: ({ pictures }) => missingPictures(pictures),
}
