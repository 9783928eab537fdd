import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import type { Doer } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findProduct } from './find-product.ts'

/** Throws a product into the trash, off the public pages at once, whichever version it is at. Its text and address are kept. */
export async function trashProduct(db: Db, site: Site, { id, ...doer }: Doer & { id: string }): Promise<void> {
  const { name } = await findProduct(db, site, id)
  const { count } = await db.product.updateMany({
    where: { siteId: site.id, id, status: { in: ['draft', 'published'] } },
    data: { status: 'trashed', publishAt: null, publishBy: null, version: { increment: 1 }, updatedAt: doer.now },
  })
  if (count === 1) await recordAudit(db, site, { ...doer, deed: 'product.trash', subjectId: id, detail: { name } })
}
