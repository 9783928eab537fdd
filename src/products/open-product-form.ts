import type { Db } from '../database/client.ts'
import { keepPictures } from '../media/picture-list-form.ts'
import type { Site } from '../sites/site.ts'
import { findKeptText, findOtherWriter } from '../writing/find-kept-text.ts'
import type { TypedProduct } from './admin-page.ts'
import { findProduct, type ProductItem } from './find-product.ts'

type Asked = { id: string; officerId: string; now: Date }
type Preview = { product: ProductItem; unsaved: boolean }

/** What an officer typed on an item and did not save; nothing to fill a form with where all is saved. */
export async function keptForm(db: Db, site: Site, { id, officerId, now }: Asked): Promise<Partial<TypedProduct>> {
  const kept = await findKeptText(db, site, officerId, id)
  const other = await findOtherWriter(db, site, { officerId, itemId: id, now })
  if (!kept?.values) return { kept, other }
  const form = { fields: kept.values, files: [], photos: [], photoFaults: [] }
  const { pictures } = await keepPictures(db, site, form)
  const values = kept.version === null ? kept.values : { ...kept.values, version: String(kept.version) }
  return { kept, other, values, pictures }
}

/** The item with what its officer typed on it and did not save. */
export async function openProductForm(db: Db, site: Site, asked: Asked): Promise<[ProductItem, Partial<TypedProduct>]> {
  return [await findProduct(db, site, asked.id), await keptForm(db, site, asked)]
}

/** The item as the public would see it, with what its officer typed on it and did not save; unsaved tells whether there is any. */
export async function findProductPreview(db: Db, site: Site, asked: Asked): Promise<Preview> {
  const [product, { kept, values, pictures = [] }] = await openProductForm(db, site, asked)
  if (!values || kept?.version !== product.version) return { product, unsaved: false }
  const { name = '', body = '' } = values
  return { product: { ...product, name, body, pictures }, unsaved: true }
}
