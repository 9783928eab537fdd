import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { dropUnusedPicture } from '../media/drop-unused-picture.ts'
import { coverOf, removedPictures } from '../media/picture-list.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { saysTheSame } from './create-product.ts'
import { findProduct, lockProduct, type ProductItem } from './find-product.ts'
import { keepAddress } from './keep-address.ts'
import { outOfTrash } from './out-of-trash.ts'
import { publishProduct } from './publish-product.ts'
import { faultsForPublishing, type ProductDraft } from './schema.ts'
import { setProductPictures } from './set-product-pictures.ts'

export type ProductEdit = Doer & { id: string; version: number; draft: ProductDraft; publish: boolean }

/**
 * Changes a product, made on the version the officer saw, and publishes it if asked to. Someone else's change in between
 * is a conflict: nothing is overwritten. The same change sent again is the change already made. A published product's
 * address follows its name; the old one leads there.
 */
export async function editProduct(db: Db, site: Site, edit: ProductEdit): Promise<Saving<ProductItem>> {
  const { id, version, draft, publish, ...doer } = edit
  const before = await lockProduct(db, site, id)
  outOfTrash(before)
  const faults = publish || before.publishAt || before.status === 'published' ? faultsForPublishing(draft) : {}
  if (Object.keys(faults).length > 0) return refused(faults)

  const renamed = before.status === 'published' && before.version === version && before.name !== draft.name
  const slug = renamed ? await keepAddress(db, site, before, draft.name) : before.slug
  const { pictures, ...text } = draft
  const { count } = await db.product.updateMany({
    where: { siteId: site.id, id, version },
    data: { ...text, ...coverOf(pictures), slug, version: { increment: 1 }, updatedAt: doer.now },
  })
  if (count === 1) {
    await recordAudit(db, site, { ...doer, deed: 'product.edit', subjectId: id, detail: { name: draft.name, version } })
    await setProductPictures(db, site, id, pictures)
    for (const removed of removedPictures(before.pictures, pictures)) await dropUnusedPicture(db, site, removed)
  }
  const product = await findProduct(db, site, id)
  if (!saysTheSame(product, draft)) return conflict(product)
  return publish ? publishProduct(db, site, { ...doer, id, version: product.version }) : saved(product)
}
