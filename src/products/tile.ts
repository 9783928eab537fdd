import { type PictureModel, type PictureRow, pictureModel } from '../media/picture-model.ts'
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
