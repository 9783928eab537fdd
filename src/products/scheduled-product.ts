import type { Scheduled } from '../writing/schedule-text.ts'
import { lockProduct, type ProductItem } from './find-product.ts'
import { outOfTrash } from './out-of-trash.ts'
import { publishProduct } from './publish-product.ts'
import { faultsForPublishing } from './schema.ts'

/** Products that publish themselves at an hour. */
export const scheduledProduct: Scheduled<ProductItem> = {
  table: 'product',
  lock: lockProduct,
  outOfTrash,
  faultsForPublishing,
  publish: publishProduct,
  named: ({ name }) => ({ name }),
}
