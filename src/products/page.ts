import { type Figure, figuresOf } from '../media/picture-list.ts'
import type { ShownBlock } from '../media/read-prose.ts'
import { jsonLd } from '../shared/json-ld.ts'
import { formatMobile, whatsappShare } from '../shared/phone.ts'
import { excerpt } from '../shared/prose.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import { categoryWord } from './categories.ts'
import type { ProductItem, ProductRow } from './find-product.ts'
import { orderLink } from './order-link.ts'
import { priceText } from './price.ts'
import { type Tile, tileOf } from './tile.ts'

/** What views/products/show.eta reads: a published product, or the preview of a draft. */
export function productPage(
  site: Site,
  product: ProductItem,
  blocks: ShownBlock[],
  preview: { editHref: string; publishHref: string; unsaved: boolean } | null = null,
) {
  const [cover, ...figures] = figuresOf(product.pictures)
  const page = `${site.origin}/produk/${product.slug}`
  const price = priceText(product)
  const description =
    excerpt(product.body) || `${product.name}, ${price}. Dijual ${product.seller}, ${siteTitle(site)}.`
  return {
    title: product.name,
    description,
    canonical: preview ? undefined : page,
    noindex: preview !== null,
    image: cover?.picture.share ?? undefined,
    imageAlt: cover?.picture.share ? cover.picture.alt : undefined,
    facts: preview ? undefined : productFacts(site, product, description, figuresOf(product.pictures)),
    price,
    seller: product.seller,
    source: siteTitle(site),
    category: { word: categoryWord(product.category), href: `/produk/kategori/${product.category}` },
    available: product.available,
    phone: product.whatsapp && formatMobile(product.whatsapp),
    orderHref: product.whatsapp && orderLink(product, page),
    orderWord: product.available ? 'Pesan lewat WhatsApp' : 'Tanya lewat WhatsApp',
    shareHref: preview ? null : whatsappShare(`${product.name}, ${price}\n${page}`),
    cover: cover ?? null,
    figures,
    blocks,
    others: [] as Tile[],
    preview: preview && { ...preview, version: product.version, published: product.status === 'published' },
  }
}

/** The same for the public, with what else stands on its shelf. */
export const publishedProductPage = (site: Site, product: ProductItem, blocks: ShownBlock[], others: ProductRow[]) => ({
  ...productPage(site, product, blocks),
  others: others.map((other) => tileOf(other)),
})

/** What a search engine is told of a product: schema.org's Product; an offer where it has a price. */
function productFacts(site: Site, product: ProductItem, description: string, figures: Figure[]): string {
  const url = `${site.origin}/produk/${product.slug}`
  const images = figures.flatMap(({ picture }) => (picture.share ? [site.origin + picture.share] : []))
  const offer = {
    '@type': 'Offer',
    price: product.price,
    priceCurrency: 'IDR',
    availability: `https://schema.org/${product.available ? 'InStock' : 'OutOfStock'}`,
    url,
    seller: { '@type': 'Person', name: product.seller },
  }
  return jsonLd({
    '@type': 'Product',
    name: product.name,
    description,
    category: categoryWord(product.category),
    image: images.length > 0 ? images : undefined,
    url,
    offers: product.price === null ? undefined : offer,
  })
}
