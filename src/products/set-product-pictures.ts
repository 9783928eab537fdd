import type { Db } from '../database/client.ts'
import { type ListedPicture, listedRows } from '../media/picture-list.ts'
import type { Site } from '../sites/site.ts'

/** Gives a product these pictures, in this order, instead of those it had. */
export async function setProductPictures(
  db: Db,
  site: Site,
  productId: string,
  pictures: ListedPicture[],
): Promise<void> {
  await db.productPicture.deleteMany({ where: { siteId: site.id, productId } })
  await db.productPicture.createMany({
    data: listedRows(pictures).map((row) => ({ siteId: site.id, productId, ...row })),
  })
}
