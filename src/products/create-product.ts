import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findProduct, type ProductRow } from './find-product.ts'
import { publishProduct } from './publish-product.ts'
import { faultsForPublishing, type ProductDraft } from './schema.ts'

export type NewProduct = Doer & { id: string; draft: ProductDraft; publish: boolean }

/**
 * Saves a new product under the id its form was given, and publishes it if asked to. The same form sent again finds what it
 * made; if what was typed differs by then, both are shown.
 */
export async function createProduct(db: Db, site: Site, request: NewProduct): Promise<Saving<ProductRow>> {
  const { id, draft, publish, ...doer } = request
  const faults = publish ? faultsForPublishing(draft) : {}
  if (Object.keys(faults).length > 0) return refused(faults)

  const owner = { siteId: site.id, districtId: site.districtId, regencyId: site.regencyId }
  const { count } = await db.product.createMany({
    // A draft has no address yet: its id keeps the place until it is first published.
    data: { ...owner, ...draft, id, slug: id, createdAt: doer.now, updatedAt: doer.now },
    skipDuplicates: true,
  })
  if (count === 1) {
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
  'pictureAlt',
  'pictureId',
] as const satisfies (keyof ProductDraft)[]

/** Whether the product already says what was typed. */
export const saysTheSame = (product: ProductRow, draft: ProductDraft): boolean =>
  FIELDS.every((field) => product[field] === draft[field])
