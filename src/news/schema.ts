import { z } from 'zod'
import { saveButton, typedLine, typedText } from '../http/item-schemas.ts'

/** The form of a news item. A draft needs a title only; faultsForPublishing says what the public needs besides. */
export const newsForm = z.object({
  title: typedLine(150, 'Judul paling banyak 150 huruf.').pipe(z.string().min(1, 'Isi judul kabar.')),
  body: typedText(20_000, 'Isi kabar paling banyak 20.000 huruf. Bagi menjadi dua kabar.'),
  pictureAlt: typedLine(200, 'Keterangan foto paling banyak 200 huruf.'),
  aksi: saveButton,
})
export type NewsFields = z.output<typeof newsForm>

export type NewsDraft = { title: string; body: string; pictureAlt: string; pictureId: string | null }

/** What still has to be filled in before the public may see it, by field; empty when nothing. */
export function faultsForPublishing(draft: NewsDraft): Record<string, string> {
  const faults: Record<string, string> = {}
  if (!draft.body) faults.body = 'Isi kabar sebelum menerbitkannya.'
  if (draft.pictureId && !draft.pictureAlt) faults.pictureAlt = 'Tulis apa yang terlihat di foto.'
  return faults
}
