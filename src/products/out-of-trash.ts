import { Conflict } from '../shared/errors.ts'
import type { ProductRow } from './find-product.ts'

/** What lies in the trash is neither changed nor published: it is taken out first. */
export function outOfTrash({ status }: Pick<ProductRow, 'status'>): void {
  if (status === 'trashed') throw new Conflict('Produk ini ada di sampah. Kembalikan dulu, lalu ubah.')
}
