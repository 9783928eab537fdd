import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { coverOf, samePictures } from '../media/picture-list.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findProduct, type ProductItem } from './find-product.ts'
import { publishProduct } from './publish-product.ts'
import { faultsForPublishing, type ProductDraft } from './schema.ts'
import { setProductPictures } from './set-product-pictures.ts'

export type NewProduct = Doer & { id: string; draft: ProductDraft; publish: boolean }

/**
 * Saves a new product under the id its form was given, and publishes it if asked to. The same form sent again finds what it
 * made; if what was typed differs by then, both are shown.
 */
export async function createProduct(db: Db, site: Site, request: NewProduct): Promise<Saving<ProductItem>> {
  const { id, draft, publish, ...doer } = request
  const faults = publish ? faultsForPublishing(draft) : {}
  if (Object.keys(faults).length > 0) return refused(faults)

  const { pictures, ...text } = draft
  const owner = { siteId: site.id, districtId: site.districtId, regencyId: site.regencyId }
  const { count } = await db.product.createMany({
    // A draft has no address yet: its id keeps the place until it is first published.
    data: { ...owner, ...text, ...coverOf(pictures), id, slug: id, createdAt: doer.now, updatedAt: doer.now },
    skipDuplicates: true,
  })
  if (count === 1) {
    await setProductPictures(db, site, id, pictures)
    await recordAudit(db, site, { ...doer, deed: 'product.create', subjectId: id, detail: { name: draft.name } })
  }
  const product = await findProduct(db, site, id)
  if (!saysTheSame(product, draft)) return conflict(product)
  return publish ? publishProduct(db, site, { ...doer, id, version: product.version }) : saved(product)
}

const FIELDS = [
  'name',
  'body',
  'price',
  'unit',
  'seller',
  'whatsapp',
  'available',
  'category',
] as const satisfies (keyof ProductDraft)[]

/** Whether the product already says what was typed. */
export const saysTheSame = (product: ProductItem, draft: ProductDraft): boolean =>
  FIELDS.every((field) => product[field] === draft[field]) && samePictures(product.pictures, draft.pictures)
