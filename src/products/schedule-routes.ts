import type { FastifyInstance } from 'fastify'
import { officers } from '../http/access.ts'
import { scheduleDesk } from '../writing/schedule-desk.ts'
import { editProductPage, typedFrom } from './admin-page.ts'
import { findProduct } from './find-product.ts'
import { scheduledProduct } from './scheduled-product.ts'

/** When a draft publishes itself. */
export async function productScheduleRoutes(app: FastifyInstance) {
  scheduleDesk(app, {
    path: '/admin/produk',
    config: officers('content', 'village', 'district'),
    name: 'Produk',
    kind: scheduledProduct,
    view: 'products/form',
    async form(db, site, id, { hour, errors }) {
      const product = await findProduct(db, site, id)
      const typed = typedFrom(product)
      return editProductPage(product, { ...typed, values: { ...typed.values, ...hour }, errors })
    },
  })
}
