import { pictureModel } from '../media/picture-model.ts'
import type { ShownBlock } from '../media/read-prose.ts'
import type { Paging } from '../shared/paging.ts'
import { formatMobile } from '../shared/phone.ts'
import { excerpt } from '../shared/prose.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import type { ProductRow } from './find-product.ts'
import { orderLink } from './order-link.ts'
import { priceText } from './price.ts'
import { type ListedTile, tileOf } from './tile.ts'

/** A product in its own site's list. */
export const productTile = (product: ProductRow): ListedTile => ({ ...tileOf(product), kicker: null })

/** What views/products/list.eta reads. */
export function productListPage(site: Site, tiles: ListedTile[], { page, pages }: Paging) {
  const name = siteTitle(site)
  const lede =
    site.kind === 'village'
      ? `Produk warga ${name}. Pesan langsung kepada penjualnya.`
      : `Produk warga dari semua desa di ${name}. Pesan langsung kepada penjualnya.`
  return {
    title: page > 1 ? `Produk, halaman ${page}` : 'Produk',
    canonical: `${site.origin}/produk${page > 1 ? `?halaman=${page}` : ''}`,
    description: lede,
    lede,
    empty: 'Belum ada produk.',
    tiles,
    page,
    pages,
    href: (to: number) => (to > 1 ? `/produk?halaman=${to}` : '/produk'),
  }
}

/** What views/products/show.eta reads: a published product, or the preview of a draft. */
export function productPage(
  site: Site,
  product: ProductRow,
  blocks: ShownBlock[],
  preview: { editHref: string; publishHref: string; unsaved: boolean } | null = null,
) {
  const picture = pictureModel(product.picture, product.pictureAlt)
  const page = `${site.origin}/produk/${product.slug}`
  const price = priceText(product)
  return {
    title: product.name,
    description: excerpt(product.body) || `${product.name}, ${price}. Dijual ${product.seller}, ${siteTitle(site)}.`,
    canonical: preview ? undefined : page,
    noindex: preview !== null,
    image: picture?.share ?? undefined,
    price,
    seller: product.seller,
    source: siteTitle(site),
    available: product.available,
    phone: product.whatsapp && formatMobile(product.whatsapp),
    orderHref: product.whatsapp && orderLink(product, page),
    orderWord: product.available ? 'Pesan lewat WhatsApp' : 'Tanya lewat WhatsApp',
    picture,
    blocks,
    preview: preview && { ...preview, version: product.version, published: product.status === 'published' },
  }
}
