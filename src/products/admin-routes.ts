import type { FastifyInstance, FastifyReply } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { officers } from '../http/access.ts'
import { type FieldErrors, type ParsedForm, parseForm, parseUrl, typedValues, type Values } from '../http/forms.ts'
import { deskQuery, filterOf, idField, itemParams, versionField } from '../http/item-schemas.ts'
import { type KeptPictures, keepPictures, readPictureListForm } from '../media/picture-list-form.ts'
import { Conflict } from '../shared/errors.ts'
import { newId } from '../shared/id.ts'
import { refused, type Saving } from '../shared/saving.ts'
import {
  editProductPage,
  newProductPage,
  productConflictPage,
  productDeskPage,
  type TypedProduct,
  trashedProductPage,
  typedFrom,
} from './admin-page.ts'
import { createProduct } from './create-product.ts'
import { editProduct } from './edit-product.ts'
import { findProduct, type ProductItem } from './find-product.ts'
import { listProducts } from './list-products.ts'
import { productPage } from './page.ts'
import { publishProduct } from './publish-product.ts'
import { restoreProduct } from './restore-product.ts'
import { faultsTogether, type ProductFields, productDeskQuery, productForm } from './schema.ts'
import { trashProduct } from './trash-product.ts'
import { unpublishProduct } from './unpublish-product.ts'

/** The desk where a site's officers offer products, publish them and take them back. */
export async function productAdminRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village', 'district') }

  app.get('/admin/produk', desk, async ({ site, query }, reply) => {
    const asked = parseUrl(productDeskQuery, query)
    const list = await app.database.office(site.id, (db) => listProducts(db, site, filterOf(asked)))
    return reply.page('products/desk', productDeskPage(list, asked))
  })

  app.get('/admin/produk/baru', desk, (_request, reply) => reply.page('products/form', newProductPage(newId())))

  app.post('/admin/produk', desk, async (request, reply) => {
    const { site } = request
    const upload = await readPictureListForm(request)
    const { id } = parseUrl(idField, upload.fields)
    const [kept, saving] = await app.database.office(site.id, async (db) => {
      const kept = await keepPictures(db, site, upload)
      const form = formOf(upload.fields, kept)
      if (!form.ok) return [kept, refused<ProductItem>(form.errors)] as const
      return [kept, await createProduct(db, site, { id, ...asked(form.value, kept), ...doerOf(request) })] as const
    })
    const typed = { values: typedValues(upload.fields), ...kept }
    if (saving.kind !== 'refused') return answer(reply, saving, typed)
    return shown(reply, saving.errors).page('products/form', newProductPage(id, { ...typed, errors: saving.errors }))
  })

  app.get('/admin/produk/:id', desk, async ({ site, params, query }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const product = await app.database.office(site.id, (db) => findProduct(db, site, id))
    const { pesan } = parseUrl(deskQuery, query)
    if (product.status === 'trashed') return reply.page('products/trashed', trashedProductPage(product, pesan))
    return reply.page('products/form', editProductPage(product, undefined, pesan))
  })

  app.post('/admin/produk/:id', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const upload = await readPictureListForm(request)
    const { version } = parseUrl(versionField, upload.fields)
    const [kept, product, saving] = await app.database.office(site.id, async (db) => {
      const product = await findProduct(db, site, id)
      const kept = await keepPictures(db, site, upload)
      const form = formOf(upload.fields, kept, product)
      if (!form.ok) return [kept, product, refused<ProductItem>(form.errors)] as const
      const edit = { id, version, ...asked(form.value, kept), ...doerOf(request) }
      return [kept, product, await editProduct(db, site, edit)] as const
    })
    const typed = { values: typedValues(upload.fields), ...kept }
    if (saving.kind !== 'refused') return answer(reply, saving, typed)
    return shown(reply, saving.errors).page(
      'products/form',
      editProductPage(product, { ...typed, errors: saving.errors }),
    )
  })

  app.get('/admin/produk/:id/pratinjau', desk, async ({ site, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const product = await app.database.office(site.id, (db) => findProduct(db, site, id))
    const address = `/admin/produk/${id}`
    return reply.page(
      'products/show',
      productPage(site, product, { editHref: address, publishHref: `${address}/terbitkan` }),
    )
  })

  app.post('/admin/produk/:id/terbitkan', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const { version } = parseUrl(versionField, request.body)
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

function asked({ aksi, ...text }: ProductFields, { pictures }: KeptPictures) {
  return { draft: { ...text, pictures }, publish: aksi === 'terbitkan' }
}

/**
 * The form, refused with all that is wrong with it; of one the public is to see, or sees already, also with what is missing.
 * A button of its pictures saves nothing, so nothing is missing then.
 */
function formOf(
  fields: Values,
  { pictures, errors, pressed }: KeptPictures,
  item?: ProductItem,
): ParsedForm<ProductFields> {
  const form = parseForm(productForm, fields)
  if (pressed) return { ok: false, values: fields, errors }
  if (form.ok && Object.keys(errors).length === 0) return form
  const forPublic = fields.aksi === 'terbitkan' || item?.status === 'published'
  const found = { ...(form.ok ? {} : form.errors), ...errors }
  return { ok: false, values: fields, errors: faultsTogether(found, fields, pictures, forPublic) }
}

/** A form that is shown again, because it was refused or because a button of its pictures was pressed. */
const shown = (reply: FastifyReply, errors: FieldErrors) => reply.code(Object.keys(errors).length > 0 ? 422 : 200)

/** A saved item sends on to its page; a conflict shows both texts. */
function answer(reply: FastifyReply, saving: Exclude<Saving<ProductItem>, { kind: 'refused' }>, typed: TypedProduct) {
  if (saving.kind === 'conflict')
    return reply.code(409).page('products/form', productConflictPage(saving.current, typed))
  const told = typed.values.aksi === 'terbitkan' ? 'terbit' : 'simpan'
  return reply.redirect(`/admin/produk/${saving.item.id}?pesan=${told}`, 303)
}
