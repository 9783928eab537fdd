import type { FastifyInstance, FastifyReply } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { officers } from '../http/access.ts'
import {
  type FieldErrors,
  type ParsedForm,
  parseForm,
  parseHidden,
  parseUrl,
  typedValues,
  type Values,
} from '../http/forms.ts'
import { deskQuery, filterOf, idField, itemParams, keptQuery, versionField } from '../http/item-schemas.ts'
import { type KeptPictures, keepPictures, readPictureListForm } from '../media/picture-list-form.ts'
import type { FilesForm } from '../media/upload.ts'
import { newId } from '../shared/id.ts'
import { refused, type Saving } from '../shared/saving.ts'
import { listUnsavedTexts } from '../writing/find-kept-text.ts'
import { isBehind } from '../writing/find-written.ts'
import { keepSent } from '../writing/keep-sent.ts'
import { settleSaving } from '../writing/settle-saving.ts'
import { isAutomatic, writingOf } from '../writing/writing.ts'
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
import { findProduct, type ProductItem, versionOf } from './find-product.ts'
import { listProducts } from './list-products.ts'
import { keptForm, openProductForm } from './open-product-form.ts'
import { productScheduleRoutes } from './schedule-routes.ts'
import { faultsTogether, type ProductFields, productDeskQuery, productForm } from './schema.ts'
import { productStandingRoutes } from './standing-routes.ts'
import { unsavedProductRoutes } from './unsaved-routes.ts'

/** The desk where a site's officers offer products, publish them and take them back. */
export async function productAdminRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village', 'district') }

  app.get('/admin/produk', desk, async ({ site, officer, query }, reply) => {
    const asked = parseUrl(productDeskQuery, query)
    const [list, unsaved] = await app.database.office(site.id, async (db) => [
      await listProducts(db, site, filterOf(asked)),
      await listUnsavedTexts(db, site, officer!.id, 'product'),
    ])
    return reply.page('products/desk', productDeskPage(list, asked, unsaved))
  })

  app.get('/admin/produk/baru', desk, async ({ site, officer, query }, reply) => {
    const { id = newId() } = parseUrl(keptQuery, query)
    const [standing, typed] = await app.database.office(site.id, async (db) => [
      await versionOf(db, site, id),
      await keptForm(db, site, { id, officerId: officer!.id, now: app.now() }),
    ])
    if (standing) return reply.redirect(`/admin/produk/${id}`, 303)
    const begun: TypedProduct = { values: { available: 'ya' }, pictures: [], ...typed }
    return reply.page('products/form', newProductPage(id, begun))
  })

  app.post('/admin/produk', desk, async (request, reply) => {
    const { site } = request
    const upload = await readPictureListForm(request)
    const { fields } = upload
    const { id } = parseHidden(idField, fields)
    if (isAutomatic(fields)) {
      const sent = { kind: 'product', itemId: id, fields, at: `/admin/produk/baru?id=${id}` } as const
      return keepSent(request, reply, sent, (db) => versionOf(db, site, id))
    }
    const [kept, saving] = await app.database.office(site.id, async (db) => {
      const kept = await keepPictures(db, site, upload)
      const form = formOf(fields, kept)
      if (!form.ok) return [kept, refused<ProductItem>(form.errors)] as const
      const saving = await createProduct(db, site, { id, ...asked(form.value, kept), ...doerOf(request) })
      const sent = { kind: 'product', itemId: id, version: null, fields } as const
      return [kept, await settleSaving(request, db, sent, saving)] as const
    })
    const typed = { ...kept, ...typedIn(upload) }
    if (saving.kind !== 'refused') return answer(reply, saving, typed)
    return shown(reply, saving.errors).page('products/form', newProductPage(id, { ...typed, errors: saving.errors }))
  })

  app.get('/admin/produk/:id', desk, async ({ site, officer, params, query }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const asking = { id, officerId: officer!.id, now: app.now() }
    const [product, kept] = await app.database.office(site.id, (db) => openProductForm(db, site, asking))
    const { pesan } = parseUrl(deskQuery, query)
    if (product.status === 'trashed') return reply.page('products/trashed', trashedProductPage(product, pesan))
    const typed = { ...typedFrom(product), ...kept }
    if (isBehind(kept, product.version)) return reply.page('products/form', productConflictPage(product, typed))
    return reply.page('products/form', editProductPage(product, typed, pesan))
  })

  app.post('/admin/produk/:id', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const upload = await readPictureListForm(request)
    const { fields } = upload
    if (isAutomatic(fields)) {
      const sent = { kind: 'product', itemId: id, fields, at: `/admin/produk/${id}` } as const
      return keepSent(request, reply, sent, (db) => versionOf(db, site, id))
    }
    const { version } = parseHidden(versionField, fields)
    const [kept, product, saving] = await app.database.office(site.id, async (db) => {
      const product = await findProduct(db, site, id)
      const kept = await keepPictures(db, site, upload)
      const form = formOf(fields, kept, product)
      if (!form.ok) return [kept, product, refused<ProductItem>(form.errors)] as const
      const edit = { id, version, ...asked(form.value, kept), ...doerOf(request) }
      const sent = { kind: 'product', itemId: id, version, fields } as const
      return [kept, product, await settleSaving(request, db, sent, await editProduct(db, site, edit))] as const
    })
    const typed = { ...kept, ...typedIn(upload) }
    if (saving.kind !== 'refused') return answer(reply, saving, typed)
    return shown(reply, saving.errors).page(
      'products/form',
      editProductPage(product, { ...typed, errors: saving.errors }),
    )
  })

  await app.register(unsavedProductRoutes)
  await app.register(productStandingRoutes)
  await app.register(productScheduleRoutes)
}

const typedIn = ({ fields }: FilesForm) => ({ values: typedValues(fields), writing: writingOf(fields) })

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
  const forPublic = fields.aksi === 'terbitkan' || item?.status === 'published' || Boolean(item?.publishAt)
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
