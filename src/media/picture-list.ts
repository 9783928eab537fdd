import { type PictureModel, type PictureRow, pictureFields, pictureModel } from './picture-model.ts'

/** A picture among those of an item, in their order: its words for those who cannot see it, and its caption for all. */
export type ListedPicture = { pictureId: string; alt: string; caption: string }
export type ListedPictureRow = ListedPicture & { picture: PictureRow }

/** What to select with an item, so that all its pictures can be shown and changed. */
export const pictureListFields = {
  orderBy: { position: 'asc' },
  select: { pictureId: true, alt: true, caption: true, picture: pictureFields },
} as const

/** The first picture stands for its item in lists and shared links; its row of the item keeps it for them. */
export const coverOf = ([first]: readonly ListedPicture[]) => ({
  pictureId: first?.pictureId ?? null,
  pictureAlt: first?.alt ?? '',
})

/** The rows of a list, first to last, for the table that ties pictures to an item. */
export const listedRows = (pictures: readonly ListedPicture[]) =>
  pictures.map(({ pictureId, alt, caption }, position) => ({ position, pictureId, alt, caption }))

/** Whether two lists show the same, in the same order. */
export const samePictures = (one: readonly ListedPicture[], other: readonly ListedPicture[]): boolean =>
  JSON.stringify(listedRows(one)) === JSON.stringify(listedRows(other))

/** The pictures of the first list that the second does not have. */
export const removedPictures = (before: readonly ListedPicture[], after: readonly ListedPicture[]): string[] =>
  before.map(({ pictureId }) => pictureId).filter((id) => after.every(({ pictureId }) => pictureId !== id))

/** What a page shows of a picture in a list. */
export type Figure = { picture: PictureModel; caption: string }

/** The pictures of an item as its page shows them, the cover first. */
export const figuresOf = (pictures: readonly ListedPictureRow[]): Figure[] =>
  pictures.map(({ picture, alt, caption }) => ({ picture: pictureModel(picture, alt)!, caption }))
