import { z } from 'zod'
import type { FieldErrors, Values } from '../../http/forms.ts'
import { cleanLine } from '../../shared/clean.ts'
import { slugify } from '../../shared/slug.ts'
import type { CategoryRow } from './save-categories.ts'

/** More would not be a short list. */
export const MAX_CATEGORIES = 10
const MAX_NAME = 40

/** What the form says of the list when it was opened. */
export const wasField = z.object({ was: z.string().max(60).catch('') })

/** The rows of the form, those without a name left out, and what is wrong with them, by field. */
export function categoryRows(fields: Values): { rows: CategoryRow[]; errors: FieldErrors } {
  const typed = Array.from({ length: MAX_CATEGORIES }, (_, at) => ({
    field: `kategori-${at + 1}`,
    id: z.uuid().safeParse(fields[`kategori-${at + 1}-id`]).data ?? null,
    name: cleanLine(fields[`kategori-${at + 1}`] ?? ''),
  })).filter(({ name }) => name !== '')
  const errors: FieldErrors = {}
  for (const [at, { field, name }] of typed.entries()) {
    const same = typed.slice(0, at).some((other) => slugify(other.name) === slugify(name))
    if (same) errors[field] = 'Kategori ini sudah ada di daftar.'
    if (name.length > MAX_NAME) errors[field] = `Nama kategori paling banyak ${MAX_NAME} huruf.`
  }
  return { rows: typed.map(({ id, name }) => ({ id, name })), errors }
}
