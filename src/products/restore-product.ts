import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import type { Doer } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findProduct } from './find-product.ts'

/** Takes a product out of the trash, as a draft: who threw away what was public looks at it before the public does again. */
export async function restoreProduct(db: Db, site: Site, { id, ...doer }: Doer & { id: string }): Promise<void> {
  const { name } = await findProduct(db, site, id)
  const { count } = await db.product.updateMany({
    where: { siteId: site.id, id, status: 'trashed' },
    data: { status: 'draft', version: { increment: 1 }, updatedAt: doer.now },
  })
  if (count === 1) await recordAudit(db, site, { ...doer, deed: 'product.restore', subjectId: id, detail: { name } })
}
