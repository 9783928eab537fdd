import type { ListedPicture } from '../../media/list-pictures.ts'
import { pictureModel } from '../../media/picture-model.ts'
import { titledName } from '../../shared/names.ts'
import type { Portrayed } from './find-portrait.ts'
import { initialsOf, portraitWords } from './words.ts'

/** What views/partials/portrait.eta reads: the photo of an official, or what stands in its place. */
export const portraitModel = (official: Portrayed) => ({
  picture: pictureModel(official.picture, portraitWords(official)),
  initials: initialsOf(official.name),
})

/** An official, and the site's pictures one of which may be chosen: the newest, or those with these words. */
export type PortraitDesk = { official: Portrayed; pictures: ListedPicture[]; search: string }

/** What views/profile/portrait.eta reads; `changed` where somebody else changed the photo meanwhile. */
export function portraitPage({ official, pictures, search }: PortraitDesk, { fault = '', changed = false } = {}) {
  return {
    title: fault ? 'Kesalahan: Foto pejabat' : changed ? 'Foto ini sudah diganti' : 'Foto pejabat',
    errors: fault ? { picture: fault } : {},
    changed,
    who: `${titledName(official)}, ${official.position}`,
    words: portraitWords(official),
    seen: official.pictureId ?? '',
    search,
    choices: pictures.map((picture) => ({
      id: picture.id,
      picture: pictureModel(picture, picture.alt || 'Foto tanpa keterangan')!,
      chosen: picture.id === official.pictureId,
    })),
    portrait: portraitModel(official),
    action: `/admin/pejabat/${official.id}/foto`,
    editHref: `/admin/pejabat/${official.id}`,
  }
}
