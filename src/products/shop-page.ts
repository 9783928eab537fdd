import type { Paging } from '../shared/paging.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import { CATEGORIES, type Category, categoryWord } from './categories.ts'
import type { ProductRow } from './find-product.ts'
import type { PlaceChoice } from './list-places.ts'
import type { ShopQuery } from './schema.ts'
import { type ListedTile, tileOf } from './tile.ts'

/** A product in its own site's list. */
export const productTile = (product: ProductRow): ListedTile => ({ ...tileOf(product), kicker: null })

/** What was asked of a list, and what it shows. */
export type ShopList = {
  asked: ShopQuery
  category: Category | null
  tiles: ListedTile[]
  paging: Paging
  shelves: Category[]
  places: PlaceChoice[]
}

const ORDERS: [ShopQuery['urut'], string][] = [
  ['terbaru', 'Terbaru'],
  ['termurah', 'Harga terendah'],
  ['termahal', 'Harga tertinggi'],
]

/** What views/products/list.eta reads. */
export function productListPage(site: Site, { asked, category, tiles, paging, shelves, places }: ShopList) {
  const { page, pages } = paging
  const plain = !asked.cari && !asked.wilayah && asked.urut === 'terbaru'
  const path = addressOf(category)
  const heading = category ? CATEGORIES[category] : 'Produk'
  const lede = ledeOf(site)
  return {
    title: `${category ? `Produk: ${heading}` : heading}${page > 1 ? `, halaman ${page}` : ''}`,
    heading,
    canonical: `${site.origin}${path}${page > 1 ? `?halaman=${page}` : ''}`,
    noindex: !plain,
    description: category ? `${heading} dari ${siteTitle(site)}. ${ORDER_HERE}` : lede,
    lede,
    shelves: shelvesOf(shelves, category, asked),
    filter: site.kind !== 'village' || pages > 1 || !plain ? filterOf(path, asked, places) : null,
    empty:
      plain && !category ? 'Belum ada produk.' : 'Tidak ada produk yang cocok. Pakai kata lain, atau lihat semuanya.',
    emptyHref: plain && !category ? null : '/produk',
    tiles,
    page,
    pages,
    href: (to: number) => withQuery(path, asked, to),
  }
}

const ORDER_HERE = 'Pesan langsung kepada penjualnya.'

const ledeOf = (site: Site): string =>
  `${site.kind === 'village' ? 'Produk warga' : 'Produk warga dari semua desa di'} ${siteTitle(site)}. ${ORDER_HERE}`

const addressOf = (category: Category | null): string => (category ? `/produk/kategori/${category}` : '/produk')

/** The categories as links that keep what else was asked; none where there is no choice. */
function shelvesOf(shelves: Category[], here: Category | null, asked: ShopQuery) {
  if (shelves.length < 2 && !here) return []
  const link = (category: Category | null) => ({
    word: category ? categoryWord(category) : 'Semua',
    href: withQuery(addressOf(category), asked),
    here: category === here,
  })
  return [link(null), ...shelves.map(link)]
}

function filterOf(action: string, { cari, wilayah, urut }: ShopQuery, places: PlaceChoice[]) {
  const option = ({ code, title }: PlaceChoice, word = title) => ({ value: code, word, selected: code === wilayah })
  const districts = places.filter(({ isDistrict }) => isDistrict)
  const villages = places.filter(({ isDistrict }) => !isDistrict)
  const inside = ({ districtId }: PlaceChoice) => villages.filter((village) => village.districtId === districtId)
  return {
    action,
    cari,
    orders: ORDERS.map(([value, word]) => ({ value, word, selected: value === urut })),
    villages: districts.length > 0 ? [] : villages.map((village) => option(village)),
    districts: districts.map((district) => ({
      title: district.title,
      villages: [
        option(district, `Semua desa di ${district.title}`),
        ...inside(district).map((village) => option(village)),
      ],
    })),
    places: places.length > 0,
  }
}

function withQuery(path: string, { cari, wilayah, urut }: ShopQuery, page = 1): string {
  const query = new URLSearchParams({
    ...(cari ? { cari } : {}),
    ...(wilayah ? { wilayah } : {}),
    ...(urut === 'terbaru' ? {} : { urut }),
    ...(page > 1 ? { halaman: String(page) } : {}),
  })
  return query.size > 0 ? `${path}?${query}` : path
}
