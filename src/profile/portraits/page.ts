import { pictureModel } from '../../media/picture-model.ts'
import { titledName } from '../../shared/names.ts'
import type { Portrayed } from './find-portrait.ts'
import { initialsOf, portraitWords } from './words.ts'

/** What views/partials/portrait.eta reads: the photo of an official, or what stands in its place. */
export const portraitModel = (official: Portrayed) => ({
  picture: pictureModel(official.picture, portraitWords(official)),
  initials: initialsOf(official.name),
})

/** What views/profile/portrait.eta reads; `changed` where somebody else changed the photo meanwhile. */
export function portraitPage(official: Portrayed, { fault = '', changed = false } = {}) {
  return {
    title: fault ? 'Kesalahan: Foto pejabat' : changed ? 'Foto ini sudah diganti' : 'Foto pejabat',
    errors: fault ? { picture: fault } : {},
    changed,
    who: `${titledName(official)}, ${official.position}`,
    words: portraitWords(official),
    seen: official.pictureId ?? '',
    portrait: portraitModel(official),
    action: `/admin/pejabat/${official.id}/foto`,
    editHref: `/admin/pejabat/${official.id}`,
  }
}
