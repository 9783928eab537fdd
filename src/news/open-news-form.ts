import type { Db } from '../database/client.ts'
import { keepPicture } from '../media/picture-form.ts'
import type { Site } from '../sites/site.ts'
import { findKeptText, findOtherWriter } from '../writing/find-kept-text.ts'
import type { TypedNews } from './admin-page.ts'
import { findNews, type NewsRow } from './find-news.ts'

type Asked = { id: string; officerId: string; now: Date }

/** What an officer typed on an item and did not save; nothing to fill a form with where all is saved. */
export async function keptForm(db: Db, site: Site, { id, officerId, now }: Asked): Promise<Partial<TypedNews>> {
  const kept = await findKeptText(db, site, officerId, id)
  const other = await findOtherWriter(db, site, { officerId, itemId: id, now })
  if (!kept?.values) return { kept, other }
  const picture = await keepPicture(db, site, { fields: kept.values, photo: null, pictureFault: null })
  return {
    kept,
    other,
    values: kept.version === null ? kept.values : { ...kept.values, version: String(kept.version) },
    picture,
  }
}

/** The item with what its officer typed on it and did not save. */
export async function openNewsForm(db: Db, site: Site, asked: Asked): Promise<[NewsRow, Partial<TypedNews>]> {
  return [await findNews(db, site, asked.id), await keptForm(db, site, asked)]
}

/** The item as the public would see it, with what its officer typed on it and did not save; unsaved tells whether there is any. */
export async function findNewsPreview(db: Db, site: Site, asked: Asked): Promise<{ news: NewsRow; unsaved: boolean }> {
  const [news, { kept, values, picture }] = await openNewsForm(db, site, asked)
  if (!values || kept?.version !== news.version) return { news, unsaved: false }
  const { title = '', body = '', pictureAlt = '' } = values
  return { news: { ...news, title, body, pictureAlt, picture: picture ?? null }, unsaved: true }
}
