import { z } from 'zod'
import { type FieldErrors, faultsInOrder, type Values } from '../http/forms.ts'
import { deskQuery, saveButton, typedLine, typedText } from '../http/item-schemas.ts'
import { cleanLine } from '../shared/clean.ts'

/** The form of a news item. A draft needs a title only; faultsForPublishing says what the public needs besides. */
export const newsForm = z.object({
  title: typedLine(150, 'Judul paling banyak 150 huruf.').pipe(z.string().min(1, 'Isi judul kabar.')),
  body: typedText(20_000, 'Isi kabar paling banyak 20.000 huruf. Bagi menjadi dua kabar.'),
  pictureAlt: typedLine(200, 'Keterangan foto paling banyak 200 huruf.'),
  aksi: saveButton,
})
export type NewsFields = z.output<typeof newsForm>

/** What is asked of the desk's list of news: what is in the trash is there for who asks for it. */
export const newsDeskQuery = deskQuery.extend({ status: z.enum(['semua', 'draf', 'terbit', 'sampah']).catch('semua') })
export type NewsDeskQuery = z.output<typeof newsDeskQuery>

export type NewsDraft = { title: string; body: string; pictureAlt: string; pictureId: string | null }

/** What still has to be filled in before the public may see it, by field; empty when nothing. */
export function faultsForPublishing(draft: Pick<NewsDraft, 'body' | 'pictureAlt' | 'pictureId'>): FieldErrors {
  const faults: FieldErrors = {}
  if (!draft.body) faults.body = 'Isi kabar sebelum menerbitkannya.'
  if (draft.pictureId && !draft.pictureAlt) faults.pictureAlt = 'Tulis apa yang terlihat di foto.'
  return faults
}

const AS_SHOWN = ['title', 'body', 'picture', 'pictureAlt']

/** All that is wrong with a refused form, in one round: what was typed wrongly and, for the public, what is missing. */
export function faultsTogether(errors: FieldErrors, typed: Values, pictureId: string | null, forPublic: boolean) {
  const line = (field: string) => cleanLine(typed[field] ?? '')
  const missing = forPublic
    ? faultsForPublishing({ body: line('body'), pictureAlt: line('pictureAlt'), pictureId })
    : {}
  return faultsInOrder(AS_SHOWN, errors, missing)
}
