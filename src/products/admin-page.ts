import { deskList } from '../http/desk-list.ts'
import type { FieldErrors, Values } from '../http/forms.ts'
import type { DeskQuery } from '../http/item-schemas.ts'
import type { KeptPicture } from '../media/picture-form.ts'
import { pictureModel } from '../media/picture-model.ts'
import { longDateTime, standing, told } from '../shared/content.ts'
import { grouped } from '../shared/money.ts'
import { formatMobile } from '../shared/phone.ts'
import type { UnsavedText } from '../writing/find-kept-text.ts'
import { selfSaving, unsavedTexts, type Written } from '../writing/self-saving.ts'
import type { ProductRow } from './find-product.ts'
import type { ProductList } from './list-products.ts'
import { priceText } from './price.ts'

/** What views/products/desk.eta reads. */
export function productDeskPage({ items, paging }: ProductList, asked: DeskQuery, unsaved: UnsavedText[] = []) {
  return {
    ...deskList('/admin/produk', asked, paging),
    title: 'Produk',
    unsaved: unsavedTexts('/admin/produk', unsaved, ({ name }) => name),
    items: items.map((product) => ({
      name: product.name,
      price: priceText(product),
      seller: product.seller,
      editHref: `/admin/produk/${product.id}`,
      viewHref: product.status === 'published' ? `/produk/${product.slug}` : `/admin/produk/${product.id}/pratinjau`,
      viewWord: product.status === 'published' ? 'Lihat' : 'Pratinjau',
      standing: standing(product.status),
      changed: longDateTime(product.updatedAt),
    })),
  }
}

export type TypedProduct = Written & { values: Values; errors?: FieldErrors; picture: KeptPicture | null }

/** What views/products/form.eta reads for a product that is not saved yet. */
export function newProductPage(id: string, typed: TypedProduct = { values: { available: 'ya' }, picture: null }) {
  return {
    ...form(typed, 'Tambah produk'),
    ...selfSaving('/admin/produk', id, typed),
    action: '/admin/produk',
    id,
    saved: null,
    theirs: null,
    notice: null,
  }
}

/** What views/products/form.eta reads for a product as it stands, or with what was typed and refused. */
export function editProductPage(product: ProductRow, typed: TypedProduct = typedFrom(product), pesan = '') {
  return {
    ...form(typed, 'Ubah produk'),
    ...selfSaving('/admin/produk', product.id, typed, { published: product.status === 'published' }),
    action: `/admin/produk/${product.id}`,
    id: null,
    notice: told(pesan),
    saved: {
      version: typed.values.version ?? String(product.version),
      standing: standing(product.status),
      published: product.status === 'published',
      changed: longDateTime(product.updatedAt),
      previewHref: `/admin/produk/${product.id}/pratinjau`,
      publicHref: product.status === 'published' ? `/produk/${product.slug}` : null,
      unpublishAction: `/admin/produk/${product.id}/tarik`,
    },
    theirs: null as null | ReturnType<typeof theirs>,
  }
}

/** What views/products/form.eta reads when someone else saved first: both, and a form that knows the newer version. */
export function productConflictPage(current: ProductRow, typed: TypedProduct) {
  const values = { ...typed.values, version: String(current.version) }
  return {
    ...editProductPage(current, { ...typed, values }),
    ...selfSaving('/admin/produk', current.id, typed, { beside: true }),
    title: 'Produk ini sudah diubah',
    theirs: theirs(current),
  }
}

const theirs = (product: ProductRow) => ({
  ...typedFrom(product).values,
  name: product.name,
  available: product.available ? 'Ya' : 'Tidak',
  picture: pictureModel(product.picture, product.pictureAlt),
  changed: longDateTime(product.updatedAt),
})

function form({ values, errors = {}, picture }: TypedProduct, title: string) {
  return {
    title: Object.keys(errors).length > 0 ? `Kesalahan: ${title}` : title,
    heading: title,
    values,
    errors,
    pictureId: picture?.id ?? null,
    picture: pictureModel(picture, values.pictureAlt ?? ''),
  }
}

/** The form of a product as it stands. */
export const typedFrom = (product: ProductRow): TypedProduct => ({
  values: {
    name: product.name,
    body: product.body,
    price: product.price === null ? '' : grouped(product.price),
    unit: product.unit,
    seller: product.seller,
    whatsapp: product.whatsapp && formatMobile(product.whatsapp),
    available: product.available ? 'ya' : '',
    pictureAlt: product.pictureAlt,
  },
  picture: product.picture && product.pictureId ? { ...product.picture, id: product.pictureId } : null,
})
