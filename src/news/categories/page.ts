import type { FieldErrors, Values } from '../../http/forms.ts'
import { told } from '../../shared/content.ts'
import type { Category } from './list-categories.ts'
import { stateOf } from './save-categories.ts'
import { MAX_CATEGORIES } from './schema.ts'

/** What a village begins with, if it wants: offered in the empty form, kept once it saves. */
const OFFERED = ['Kegiatan', 'Pembangunan', 'Kesehatan']

type Typed = { values: Values; errors: FieldErrors }

/** What views/news/categories.eta reads: the list as it stands, or what was typed and refused. */
export function categoriesPage(categories: Category[], { typed, pesan = '' }: { typed?: Typed; pesan?: string } = {}) {
  const offered = categories.length === 0 && !typed
  const kept = (at: number) => (offered ? OFFERED[at] : categories[at]?.name)
  return {
    title: typed && Object.keys(typed.errors).length > 0 ? 'Kesalahan: Kategori berita' : 'Kategori berita',
    notice: told(pesan),
    offered,
    was: typed?.values.was ?? stateOf(categories),
    errors: typed?.errors ?? {},
    conflict: false,
    rows: Array.from({ length: MAX_CATEGORIES }, (_, at) => ({
      field: `kategori-${at + 1}`,
      number: at + 1,
      id: typed ? (typed.values[`kategori-${at + 1}-id`] ?? '') : (categories[at]?.id ?? ''),
      name: typed ? (typed.values[`kategori-${at + 1}`] ?? '') : (kept(at) ?? ''),
    })),
  }
}

/** The same when someone else changed the list meanwhile: it is shown as it stands now. */
export const categoriesConflictPage = (categories: Category[]) => ({ ...categoriesPage(categories), conflict: true })
