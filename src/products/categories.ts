/** The shelves a product stands on: the word in addresses and in the database, and the word on the page. */
export const CATEGORIES = {
  makanan: 'Makanan dan camilan',
  minuman: 'Minuman',
  'hasil-laut': 'Hasil laut',
  'hasil-tani': 'Hasil kebun dan sawah',
  kain: 'Batik dan tenun',
  kerajinan: 'Kerajinan',
  bibit: 'Bibit dan ternak',
  jasa: 'Jasa',
  lainnya: 'Lainnya',
} as const
export type Category = keyof typeof CATEGORIES

export const CATEGORY_NAMES = Object.keys(CATEGORIES) as [Category, ...Category[]]

/** The word on the page for a category as it stands in the database. */
export const categoryWord = (category: string): string => CATEGORIES[category as Category]
