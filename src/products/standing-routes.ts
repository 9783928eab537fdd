import type { FastifyInstance } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { officers } from '../http/access.ts'
import { parseHidden, parseUrl } from '../http/forms.ts'
import { itemParams, versionField } from '../http/item-schemas.ts'
import { Conflict } from '../shared/errors.ts'
import { editProductPage, typedFrom } from './admin-page.ts'
import { findProduct } from './find-product.ts'
import { publishProduct } from './publish-product.ts'
import { restoreProduct } from './restore-product.ts'
import { trashProduct } from './trash-product.ts'
import { unpublishProduct } from './unpublish-product.ts'

/** Whether the public sees a product: published, taken back, in the trash and out of it. */
export async function productStandingRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village', 'district') }

  app.post('/admin/produk/:id/terbitkan', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const { version } = parseHidden(versionField, request.body)
    const [product, saving] = await app.database.office(site.id, async (db) => {
      const saving = await publishProduct(db, site, { id, version, ...doerOf(request) })
      return [await findProduct(db, site, id), saving] as const
    })
    if (saving.kind === 'saved') return reply.redirect(`/admin/produk/${id}?pesan=terbit`, 303)
    if (saving.kind === 'conflict') throw new Conflict('Produk ini baru saja diubah. Periksa lagi, lalu terbitkan.')
    return reply
      .code(422)
      .page('products/form', editProductPage(product, { ...typedFrom(product), errors: saving.errors }))
  })

  app.post('/admin/produk/:id/tarik', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    await app.database.office(site.id, (db) => unpublishProduct(db, site, { id, ...doerOf(request) }))
    return reply.redirect(`/admin/produk/${id}?pesan=tarik`, 303)
  })

  app.post('/admin/produk/:id/buang', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    await app.database.office(site.id, (db) => trashProduct(db, site, { id, ...doerOf(request) }))
    return reply.redirect(`/admin/produk/${id}?pesan=buang`, 303)
  })

  app.post('/admin/produk/:id/kembalikan', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    await app.database.office(site.id, (db) => restoreProduct(db, site, { id, ...doerOf(request) }))
    return reply.redirect(`/admin/produk/${id}?pesan=kembali`, 303)
  })
}
