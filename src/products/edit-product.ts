import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { dropUnusedPicture } from '../media/drop-unused-picture.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { saysTheSame } from './create-product.ts'
import { findProduct, type ProductRow } from './find-product.ts'
import { publishProduct } from './publish-product.ts'
import { faultsForPublishing, type ProductDraft } from './schema.ts'

export type ProductEdit = Doer & { id: string; version: number; draft: ProductDraft; publish: boolean }

/**
 * Changes a product, made on the version the officer saw, and publishes it if asked to. Someone else's change in between
 * is a conflict: nothing is overwritten. The same change sent again is the change already made.
 */
export async function editProduct(db: Db, site: Site, edit: ProductEdit): Promise<Saving<ProductRow>> {
  const { id, version, draft, publish, ...doer } = edit
  const before = await findProduct(db, site, id)
  const faults = publish || before.status === 'published' ? faultsForPublishing(draft) : {}
  if (Object.keys(faults).length > 0) return refused(faults)

  const { count } = await db.product.updateMany({
    where: { siteId: site.id, id, version },
    data: { ...draft, version: { increment: 1 }, updatedAt: doer.now },
  })
  if (count === 1) {
    await recordAudit(db, site, { ...doer, deed: 'product.edit', subjectId: id, detail: { name: draft.name, version } })
    if (before.pictureId && before.pictureId !== draft.pictureId) await dropUnusedPicture(db, site, before.pictureId)
  }
  const product = await findProduct(db, site, id)
  if (!saysTheSame(product, draft)) return conflict(product)
  return publish ? publishProduct(db, site, { ...doer, id, version: product.version }) : saved(product)
}
