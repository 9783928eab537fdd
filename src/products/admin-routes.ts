import type { FastifyInstance, FastifyReply } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { officers } from '../http/access.ts'
import { type ParsedForm, parseUrl, typedValues } from '../http/forms.ts'
import { deskQuery, filterOf, idField, itemParams, keptQuery, versionField } from '../http/item-schemas.ts'
import { type KeptPicture, keepPicture, parsePictureForm, readPictureForm } from '../media/picture-form.ts'
import { readProse } from '../media/read-prose.ts'
import { Conflict, NotFound } from '../shared/errors.ts'
import { newId } from '../shared/id.ts'
import { refused, type Saving } from '../shared/saving.ts'
import { listUnsavedTexts } from '../writing/find-kept-text.ts'
import { keepSent } from '../writing/keep-sent.ts'
import type { Written } from '../writing/self-saving.ts'
import { settleSaving } from '../writing/settle-saving.ts'
import { dropText } from '../writing/settle-text.ts'
import { isAutomatic, writingOf } from '../writing/writing.ts'
import {
  editProductPage,
  newProductPage,
  productConflictPage,
  productDeskPage,
  type TypedProduct,
  typedFrom,
} from './admin-page.ts'
import { createProduct } from './create-product.ts'
import { editProduct } from './edit-product.ts'
import { findProduct, type ProductRow, versionOf } from './find-product.ts'
import { listProducts } from './list-products.ts'
import { findProductPreview, keptForm, openProductForm } from './open-product-form.ts'
import { productPage } from './page.ts'
import { publishProduct } from './publish-product.ts'
import { faultsTogether, type ProductFields, productForm } from './schema.ts'
import { unpublishProduct } from './unpublish-product.ts'

type Refused = Extract<ParsedForm<never>, { ok: false }>

/** The desk where a site's officers offer products, publish them and take them back. */
export async function productAdminRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village', 'district') }

  app.get('/admin/produk', desk, async ({ site, officer, query }, reply) => {
    const asked = parseUrl(deskQuery, query)
    const [list, unsaved] = await app.database.office(site.id, async (db) => [
      await listProducts(db, site, filterOf(asked)),
      await listUnsavedTexts(db, site, officer!.id, 'product'),
    ])
    return reply.page('products/desk', productDeskPage(list, asked, unsaved))
  })

  app.get('/admin/produk/baru', desk, async ({ site, officer, query }, reply) => {
    const { id } = parseUrl(keptQuery, query)
    if (!id) return reply.page('products/form', newProductPage(newId()))
    const [standing, typed] = await app.database.office(site.id, async (db) => [
      await versionOf(db, site, id),
      await keptForm(db, site, { id, officerId: officer!.id, now: app.now() }),
    ])
    if (standing) return reply.redirect(`/admin/produk/${id}`, 303)
    return reply.page('products/form', newProductPage(id, { values: {}, picture: null, ...typed }))
  })

  app.post('/admin/produk', desk, async (request, reply) => {
    const { site } = request
    const upload = await readPictureForm(request)
    const { id } = parseUrl(idField, upload.fields)
    if (isAutomatic(upload.fields))
      return keepSent(request, reply, sent(id, upload.fields, `/admin/produk/baru?id=${id}`), (db) =>
        versionOf(db, site, id),
      )
    const form = parsePictureForm(productForm, upload)
    const [picture, saving] = await app.database.office(site.id, async (db) => {
      const picture = await keepPicture(db, site, upload)
      if (!form.ok) return [picture, refused<ProductRow>(together(form, picture))] as const
      const saving = await createProduct(db, site, { id, ...asked(form.value, picture), ...doerOf(request) })
      return [
        picture,
        await settleSaving(request, db, { kind: 'product', itemId: id, version: null, fields: upload.fields }, saving),
      ] as const
    })
    const typed = { values: typedValues(upload.fields), picture, writing: writingOf(upload.fields) }
    if (saving.kind !== 'refused') return answer(reply, saving, typed)
    return reply.code(422).page('products/form', newProductPage(id, { ...typed, errors: saving.errors }))
  })

  app.get('/admin/produk/:id', desk, async ({ site, officer, params, query }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const asking = { id, officerId: officer!.id, now: app.now() }
    const [product, kept] = await app.database.office(site.id, (db) => openProductForm(db, site, asking))
    const typed = { ...typedFrom(product), ...kept }
    if (isBehind(kept, product)) return reply.page('products/form', productConflictPage(product, typed))
    return reply.page('products/form', editProductPage(product, typed, parseUrl(deskQuery, query).pesan))
  })

  app.post('/admin/produk/:id', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const upload = await readPictureForm(request)
    if (isAutomatic(upload.fields))
      return keepSent(request, reply, sent(id, upload.fields, `/admin/produk/${id}`), (db) => versionOf(db, site, id))
    const { version } = parseUrl(versionField, upload.fields)
    const form = parsePictureForm(productForm, upload)
    const [picture, product, saving] = await app.database.office(site.id, async (db) => {
      const product = await findProduct(db, site, id)
      const picture = await keepPicture(db, site, upload)
      if (!form.ok) return [picture, product, refused<ProductRow>(together(form, picture, product))] as const
      const edit = { id, version, ...asked(form.value, picture), ...doerOf(request) }
      const saving = await editProduct(db, site, edit)
      const sent = { kind: 'product', itemId: id, version, fields: upload.fields } as const
      return [picture, product, await settleSaving(request, db, sent, saving)] as const
    })
    const typed = { values: typedValues(upload.fields), picture, writing: writingOf(upload.fields) }
    if (saving.kind !== 'refused') return answer(reply, saving, typed)
    return reply.code(422).page('products/form', editProductPage(product, { ...typed, errors: saving.errors }))
  })

  app.post('/admin/produk/:id/lupakan', desk, async ({ site, officer, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const standing = await app.database.office(site.id, async (db) => {
      const was = await dropText(db, site, officer!.id, id)
      const version = await versionOf(db, site, id)
      if (!was && !version) throw new NotFound('Tulisan tidak ditemukan.')
      return version
    })
    return reply.redirect(standing ? `/admin/produk/${id}?pesan=lupa` : '/admin/produk?pesan=lupa', 303)
  })

  app.get('/admin/produk/:id/pratinjau', desk, async ({ site, officer, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const asking = { id, officerId: officer!.id, now: app.now() }
    const { product, unsaved, blocks } = await app.database.office(site.id, async (db) => {
      const found = await findProductPreview(db, site, asking)
      return { ...found, blocks: await readProse(db, site, found.product.body) }
    })
    const address = `/admin/produk/${id}`
    const preview = { editHref: address, publishHref: `${address}/terbitkan`, unsaved }
    return reply.page('products/show', productPage(site, product, blocks, preview))
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
}

const sent = (itemId: string, fields: Record<string, string>, at: string) =>
  ({ kind: 'product', itemId, fields, at }) as const

/** Whether what was typed was typed on an older version than the one that stands. */
const isBehind = ({ kept }: Written, { version }: ProductRow) => Boolean(kept?.values) && kept!.version !== version

function asked({ aksi, ...text }: ProductFields, picture: KeptPicture | null) {
  return { draft: { ...text, pictureId: picture?.id ?? null }, publish: aksi === 'terbitkan' }
}

/** What is wrong with a refused form; of one the public is to see, or sees already, also what is missing. */
function together({ errors, values }: Refused, picture: KeptPicture | null, item?: ProductRow) {
  const forPublic = values.aksi === 'terbitkan' || item?.status === 'published'
  return faultsTogether(errors, values, picture?.id ?? null, forPublic)
}

/** A saved item sends on to its page; a conflict shows both texts. */
function answer(reply: FastifyReply, saving: Exclude<Saving<ProductRow>, { kind: 'refused' }>, typed: TypedProduct) {
  if (saving.kind === 'conflict')
    return reply.code(409).page('products/form', productConflictPage(saving.current, typed))
  const told = typed.values.aksi === 'terbitkan' ? 'terbit' : 'simpan'
  return reply.redirect(`/admin/produk/${saving.item.id}?pesan=${told}`, 303)
}
