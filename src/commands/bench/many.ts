import type { Figure } from './figure.ts'
import { fillVillage } from './fill-village.ts'
import { BEJI, type BenchHouse, DOMAIN } from './house.ts'
import { answersPerSecond } from './load.ts'
import { compare } from './rounds.ts'

const FULL = `suwalan.${DOMAIN}`
const SECONDS = 2
const ROUNDS = 5

/** Pages at addresses that are never kept in the cache; 'warga' stands in nearly every text, 'wagra' nowhere. */
const PAGES = {
  home: '/?tanpa-singgahan',
  news: '/berita?tanpa-singgahan',
  products: '/produk?tanpa-singgahan',
  search: '/cari?q=warga',
  'search with a slip': '/cari?q=wagra',
}

/** A village with 1,000 news items and 500 products beside a small one, page by page, from the database each time. */
export async function manyItems({ app, databaseUrl }: BenchHouse): Promise<Figure> {
  await fillVillage(databaseUrl, FULL)
  const times: [string, number][] = []
  for (const [what, path] of Object.entries(PAGES)) {
    const rate = (host: string) => () => answersPerSecond({ port: app.port, path, headers: { host } }, SECONDS)
    const { ratio } = await compare(rate(BEJI), rate(FULL), ROUNDS)
    times.push([what, ratio])
  }
  const slowest = Math.max(...times.map(([, ratio]) => ratio))
  return {
    what: '1,000 news items and 500 products in one village: home, lists and search within twice the small village in the same run',
    result: times.map(([what, ratio]) => `${what} ${ratio.toFixed(2)}`).join(', '),
    ceiling: 'the time the small village takes',
    ratio: slowest,
    target: 'at most 2 of it',
    held: slowest <= 2,
  }
}
