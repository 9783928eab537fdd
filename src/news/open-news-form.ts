import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'
import { type AskedText, findWritten, isBehind } from '../writing/find-written.ts'
import type { TypedNews } from './admin-page.ts'
import { type Category, listCategories } from './categories/list-categories.ts'
import { findNews, type NewsItem } from './find-news.ts'
import { keepForm } from './typed-draft.ts'

type Opened = { news: NewsItem; categories: Category[]; typed: Partial<TypedNews> }

/** What an officer typed on an item and did not save; nothing to fill a form with where all is saved. */
export async function keptForm(db: Db, site: Site, asked: AskedText): Promise<Partial<TypedNews>> {
  const { values, ...written } = await findWritten(db, site, asked)
  if (!values) return written
  const { pictures, files } = await keepForm(db, site, { fields: values, files: [], photos: [], photoFaults: [] })
  return { ...written, values, pictures, files }
}

/** The item with what its officer typed on it and did not save, and the categories to choose from. */
export async function openNewsForm(db: Db, site: Site, asked: AskedText): Promise<Opened> {
  return {
    news: await findNews(db, site, asked.id),
    categories: await listCategories(db, site),
    typed: await keptForm(db, site, asked),
  }
}

/** The item as the public would see it, with what its officer typed on it and did not save; unsaved tells whether there is any. */
export async function findNewsPreview(
  db: Db,
  site: Site,
  asked: AskedText,
): Promise<{ news: NewsItem; unsaved: boolean }> {
  const { news, categories, typed } = await openNewsForm(db, site, asked)
  const { values, pictures = [], files = [] } = typed
  if (!values || isBehind(typed, news.version)) return { news, unsaved: false }
  const { title = '', body = '', categoryId } = values
  const category = categories.find(({ id }) => id === categoryId) ?? null
  return { news: { ...news, title, body, category, pictures, files }, unsaved: true }
}
