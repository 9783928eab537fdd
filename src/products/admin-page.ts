import { deskList } from '../http/desk-list.ts'
import type { FieldErrors, Values } from '../http/forms.ts'
import { figuresOf, type ListedPictureRow } from '../media/picture-list.ts'
import { goingOnAt, pictureListModel } from '../media/picture-list-form.ts'
import { longDateTime, standing, told } from '../shared/content.ts'
import { grouped } from '../shared/money.ts'
import { formatMobile } from '../shared/phone.ts'
import type { UnsavedText } from '../writing/find-kept-text.ts'
import { scheduleModel } from '../writing/schedule-form.ts'
import { selfSaving, unsavedTexts, type Written } from '../writing/self-saving.ts'
import { CATEGORIES, categoryWord } from './categories.ts'
import type { ProductItem } from './find-product.ts'
import type { ProductList } from './list-products.ts'
import { priceText } from './price.ts'
import type { ProductDeskQuery } from './schema.ts'

/** What views/products/desk.eta reads. */
export function productDeskPage({ items, paging }: ProductList, asked: ProductDeskQuery, unsaved: UnsavedText[] = []) {
  return {
    ...deskList('/admin/produk', asked, paging),
    title: 'Produk',
    unsaved: unsavedTexts('/admin/produk', unsaved, ({ name }) => name),
    emptyTrash: asked.status === 'sampah' && asked.cari === '',
    items: items.map((product) => ({
      name: product.name,
      price: priceText(product),
      seller: product.seller,
      editHref: `/admin/produk/${product.id}`,
      viewHref: product.status === 'published' ? `/produk/${product.slug}` : `/admin/produk/${product.id}/pratinjau`,
      viewWord: product.status === 'published' ? 'Lihat' : 'Pratinjau',
      standing: standing(product.status, product.publishAt),
      changed: longDateTime(product.updatedAt),
    })),
  }
}

/** What was typed; focus is the field to go on at, where a button of the pictures was pressed. */
export type TypedProduct = Written & {
  values: Values
  errors?: FieldErrors
  pictures: ListedPictureRow[]
  focus?: string | null
}

/** What views/products/form.eta reads for a product that is not saved yet. */
export function newProductPage(id: string, typed: TypedProduct) {
  return {
    ...form(typed, 'Tambah produk'),
    ...selfSaving(`/admin/produk/${id}`, id, typed),
    action: '/admin/produk',
    id,
    saved: null,
    theirs: null,
    notice: null,
  }
}

/** What views/products/form.eta reads for a product as it stands, or with what was typed and refused. */
export function editProductPage(product: ProductItem, typed: TypedProduct = typedFrom(product), pesan = '') {
  const address = `/admin/produk/${product.id}`
  return {
    ...form(typed, 'Ubah produk'),
    ...selfSaving(address, product.id, typed, { published: product.status === 'published' }),
    action: address,
    id: null,
    notice: told(pesan),
    saved: {
      version: typed.values.version ?? String(product.version),
      standing: standing(product.status, product.publishAt),
      published: product.status === 'published',
      changed: longDateTime(product.updatedAt),
      previewHref: `${address}/pratinjau`,
      publicHref: product.status === 'published' ? `/produk/${product.slug}` : null,
      unpublishAction: `${address}/tarik`,
      schedule: scheduleModel(address, product),
      trashAction: `${address}/buang`,
    },
    theirs: null as null | ReturnType<typeof theirs>,
  }
}

/** What views/products/form.eta reads when someone else saved first: both, and a form that knows the newer version. */
export function productConflictPage(current: ProductItem, typed: TypedProduct) {
  const values = { ...typed.values, version: String(current.version) }
  return {
    ...editProductPage(current, { ...typed, values }),
    ...selfSaving(`/admin/produk/${current.id}`, current.id, typed, { beside: true }),
    title: 'Produk ini sudah diubah',
    theirs: theirs(current),
  }
}

const theirs = (product: ProductItem) => ({
  ...typedFrom(product).values,
  name: product.name,
  available: product.available ? 'Ya' : 'Tidak',
  category: categoryWord(product.category),
  figures: figuresOf(product.pictures),
  changed: longDateTime(product.updatedAt),
})

/** What views/products/trashed.eta reads. */
export const trashedProductPage = (product: ProductItem, pesan: string) => ({
  title: 'Produk di sampah',
  name: product.name,
  changed: longDateTime(product.updatedAt),
  notice: told(pesan),
  restoreAction: `/admin/produk/${product.id}/kembalikan`,
})

const CATEGORY_OPTIONS = Object.entries(CATEGORIES).map(([value, label]) => ({ value, label }))

function form({ values, errors = {}, pictures, focus = null }: TypedProduct, title: string) {
  return {
    title: Object.keys(errors).length > 0 ? `Kesalahan: ${title}` : title,
    heading: title,
    values,
    errors,
    categories: CATEGORY_OPTIONS,
    pictures: pictureListModel(pictures),
    ...goingOnAt(errors, focus),
  }
}

/** The form of a product as it stands. */
export const typedFrom = (product: ProductItem): TypedProduct => ({
  values: {
    name: product.name,
    body: product.body,
    price: product.price === null ? '' : grouped(product.price),
    unit: product.unit,
    seller: product.seller,
    whatsapp: product.whatsapp && formatMobile(product.whatsapp),
    available: product.available ? 'ya' : '',
    category: product.category,
  },
  pictures: product.pictures,
})
