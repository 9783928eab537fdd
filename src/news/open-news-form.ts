import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'
import { findKeptText, findOtherWriter } from '../writing/find-kept-text.ts'
import type { TypedNews } from './admin-page.ts'
import { type Category, listCategories } from './categories/list-categories.ts'
import { findNews, type NewsItem } from './find-news.ts'
import { keepForm } from './typed-draft.ts'

type Asked = { id: string; officerId: string; now: Date }
type Opened = { news: NewsItem; categories: Category[]; typed: Partial<TypedNews> }

/** What an officer typed on an item and did not save; nothing to fill a form with where all is saved. */
export async function keptForm(db: Db, site: Site, { id, officerId, now }: Asked): Promise<Partial<TypedNews>> {
  const kept = await findKeptText(db, site, officerId, id)
  const other = await findOtherWriter(db, site, { officerId, itemId: id, now })
  if (!kept?.values) return { kept, other }
  const { pictures, files } = await keepForm(db, site, { fields: kept.values, files: [], photos: [], photoFaults: [] })
  const values = kept.version === null ? kept.values : { ...kept.values, version: String(kept.version) }
  return { kept, other, values, pictures, files }
}

/** The item with what its officer typed on it and did not save, and the categories to choose from. */
export async function openNewsForm(db: Db, site: Site, asked: Asked): Promise<Opened> {
  return {
    news: await findNews(db, site, asked.id),
    categories: await listCategories(db, site),
    typed: await keptForm(db, site, asked),
  }
}

/** The item as the public would see it, with what its officer typed on it and did not save; unsaved tells whether there is any. */
export async function findNewsPreview(db: Db, site: Site, asked: Asked): Promise<{ news: NewsItem; unsaved: boolean }> {
  const { news, categories, typed } = await openNewsForm(db, site, asked)
  const { kept, values, pictures = [], files = [] } = typed
  if (!values || kept?.version !== news.version) return { news, unsaved: false }
  const { title = '', body = '', categoryId } = values
  const category = categories.find(({ id }) => id === categoryId) ?? null
  return { news: { ...news, title, body, category, pictures, files }, unsaved: true }
}
