import { z } from 'zod'
import { type FieldErrors, faultsInOrder, type Values } from '../http/forms.ts'
import { pageQuery, saveButton, typedLine, typedText } from '../http/item-schemas.ts'
import type { ListedFile } from '../media/file-list.ts'
import { fileTitles } from '../media/file-list-form.ts'
import type { ListedPicture } from '../media/picture-list.ts'
import { missingWords, pictureWords } from '../media/picture-list-form.ts'
import { cleanText } from '../shared/clean.ts'
import { isWithoutNik, NO_NIK } from '../shared/nik.ts'

/** The form of a news item. A draft needs a title only; faultsForPublishing says what the public needs besides. */
export const newsForm = z.object({
  title: typedLine(150, 'Judul paling banyak 150 huruf.').pipe(
    z.string().min(1, 'Isi judul kabar.').refine(isWithoutNik, NO_NIK),
  ),
  body: typedText(20_000, 'Isi kabar paling banyak 20.000 huruf. Bagi menjadi dua kabar.'),
  categoryId: z.union([z.literal('').transform(() => null), z.uuid()]).catch(null),
  aksi: saveButton,
})

/** What is asked of the public list: a category, a page. */
export const newsQuery = pageQuery.extend({ kategori: z.string().max(80).catch('') })

export type NewsDraft = {
  title: string
  body: string
  categoryId: string | null
  pictures: ListedPicture[]
  files: ListedFile[]
}

/** What still has to be filled in before the public may see it, by field; empty when nothing. */
export function faultsForPublishing({ body, pictures }: Pick<NewsDraft, 'body' | 'pictures'>): FieldErrors {
  return { ...(body ? {} : { body: 'Isi kabar sebelum menerbitkannya.' }), ...missingWords(pictures) }
}

const AS_SHOWN = ['title', 'body', ...pictureWords(), 'foto', ...fileTitles(), 'lampiran']

/** All that is wrong with a refused form, in one round: what was typed wrongly and, for the public, what is missing. */
export function faultsTogether(errors: FieldErrors, typed: Values, pictures: ListedPicture[], forPublic: boolean) {
  const missing = forPublic ? faultsForPublishing({ body: cleanText(typed.body ?? ''), pictures }) : {}
  return faultsInOrder(AS_SHOWN, errors, missing)
}
