import { type PictureModel, type PictureRow, pictureModel } from '../media/picture-model.ts'
import { originOf } from '../sites/origin-of.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import type { PortalProductRow } from './list-published-products.ts'
import { priceText } from './price.ts'

/** What views/partials/tile.eta reads. */
export type Tile = { href: string; name: string; price: string; seller: string; picture: PictureModel | null }

type ProductFacts = {
  slug: string
  name: string
  price: number | null
  unit: string
  seller: string
  available: boolean
  pictureAlt: string
  picture: PictureRow | null
}

/** A product as lists show it; with an origin, it leads to that site. */
export function tileOf(product: ProductFacts, origin = ''): Tile {
  return {
    href: `${origin}/produk/${product.slug}`,
    name: product.name,
    price: product.available ? priceText(product) : 'Sedang habis',
    seller: product.seller,
    picture: pictureModel(product.picture, product.pictureAlt),
  }
}

/** A tile of a list; kicker names its village where the list is of several. */
export type ListedTile = Tile & { kicker: string | null }

/** A product in a portal's list: it names its village and leads to the village's own site. */
export function portalTileOf(site: Site, product: PortalProductRow): ListedTile {
  const host = product.site.domains[0]?.host
  const kicker = siteTitle({ ...product.site, kind: product.site.kind as Site['kind'] })
  return { ...tileOf(product, host ? originOf(site, host) : site.origin), kicker }
}
