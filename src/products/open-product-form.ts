import type { Db } from '../database/client.ts'
import { parseForm } from '../http/forms.ts'
import { keepPictures } from '../media/picture-list-form.ts'
import type { Site } from '../sites/site.ts'
import { type AskedText, findWritten, isBehind } from '../writing/find-written.ts'
import type { TypedProduct } from './admin-page.ts'
import { findProduct, type ProductItem } from './find-product.ts'
import { productForm } from './schema.ts'

type Preview = { product: ProductItem; unsaved: boolean }

/** What an officer typed on an item and did not save; nothing to fill a form with where all is saved. */
export async function keptForm(db: Db, site: Site, asked: AskedText): Promise<Partial<TypedProduct>> {
  const { values, ...written } = await findWritten(db, site, asked)
  if (!values) return written
  const { pictures } = await keepPictures(db, site, { fields: values, files: [], photos: [], photoFaults: [] })
  return { ...written, values, pictures }
}

/** The item with what its officer typed on it and did not save. */
export async function openProductForm(
  db: Db,
  site: Site,
  asked: AskedText,
): Promise<[ProductItem, Partial<TypedProduct>]> {
  return [await findProduct(db, site, asked.id), await keptForm(db, site, asked)]
}

/** The item as the public would see it, with what its officer typed on it and did not save; unsaved tells whether there is any. */
export async function findProductPreview(db: Db, site: Site, asked: AskedText): Promise<Preview> {
  const [product, typed] = await openProductForm(db, site, asked)
  const { values, pictures = [] } = typed
  if (!values || isBehind(typed, product.version)) return { product, unsaved: false }
  return { product: { ...asTyped(product, values), pictures }, unsaved: true }
}

/** With its price and the rest as they stand, where something that was typed cannot be read. */
function asTyped(product: ProductItem, values: Record<string, string>): ProductItem {
  const form = parseForm(productForm, values)
  const { name = '', body = '' } = values
  if (!form.ok) return { ...product, name, body }
  const { aksi, ...typed } = form.value
  return { ...product, ...typed }
}
