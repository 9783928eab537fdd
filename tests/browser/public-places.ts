import type { Page } from 'playwright-core'
import { arrive, type BrowserHouse } from '../support/browser.ts'
import { ARTICLE, type Budget, FACES, FRONT, LIGHT } from './weigh.ts'

export type Place = {
  what: string
  /** The demo site; '' is the regency. */
  site: string
  /** '*' is the first that the list before it names, ':word' what the test made under this word. */
  path: string
  /** Null for what a form answers: that is nobody's first visit. */
  budget: Budget | null
  status?: number
  /** What is typed into the form of the page, and sent. */
  send?: Record<string, string>
}

type Row = [what: string, site: string, path: string, more?: Pick<Place, 'status' | 'send'>]
const within = (budget: Budget, rows: Row[]): Place[] =>
  rows.map(([what, site, path, more]) => ({ what, site, path, ...more, budget: more?.send ? null : budget }))

/** Every page that a visitor may open, at a village with much to tell and its own logo, at one with little, and at the portals. */
export const PUBLIC_PLACES: Place[] = [
  ...within(FRONT, [
    ['a village', 'beji', '/'],
    ['a village with little to tell', 'jenu', '/'],
    ['its letters', 'beji', '/layanan'],
    ['what a letter needs', 'beji', '/layanan/keterangan-usaha'],
    ['what heirs need', 'beji', '/layanan/keterangan-ahli-waris'],
    ['its news', 'beji', '/berita'],
    ['no news', 'jenu', '/berita'],
    ['its news of one kind', 'beji', '/berita?kategori=pembangunan'],
    ['its announcements', 'beji', '/pengumuman'],
    ['no announcements', 'jenu', '/pengumuman'],
    ['an announcement', 'beji', '/pengumuman/*'],
    ['its documents', 'beji', '/unduhan'],
    ['no documents', 'jenu', '/unduhan'],
    ['its albums', 'beji', '/galeri'],
    ['no albums', 'jenu', '/galeri'],
    ['its products', 'beji', '/produk'],
    ['no products', 'jenu', '/produk'],
    ['what was looked for', 'beji', '/cari?q=wrga'],
    ['what nobody has', 'beji', '/cari?q=zzzzzz'],
    ['what was looked for in all villages', 'kecamatan-jenu', '/cari?q=warga'],
    ['its profile', 'beji', '/profil'],
    ['a part of its profile', 'beji', '/profil/lembaga'],
    ['its figures', 'beji', '/profil/data'],
    ['whom to call', 'beji', '/kontak'],
    ['its agenda', 'beji', '/agenda'],
    ['an event', 'beji', '/agenda/*'],
    ['its budgets', 'beji', '/transparansi'],
    ['a budget', 'beji', '/transparansi/*'],
    ['its word on privacy', 'beji', '/privasi'],
    ['its word on access', 'beji', '/aksesibilitas'],
    ['the district', 'kecamatan-jenu', '/'],
    ['news of all villages', 'kecamatan-jenu', '/berita'],
    ['products of all villages', 'kecamatan-jenu', '/produk'],
    ['the regency', '', '/'],
    ['news of the regency', '', '/berita'],
    ['products of the regency', '', '/produk'],
    ['a shelf of the regency', '', '/produk/kategori/makanan?urut=termurah'],
  ]),
  ...within(FACES, [['its officials', 'beji', '/perangkat']]),
  ...within(ARTICLE, [
    ['a news item', 'beji', '/berita/*'],
    ['an album', 'beji', '/galeri/*'],
    ['a picture of an album', 'beji', '/galeri/*/2'],
    ['a product', 'beji', '/produk/*'],
  ]),
  ...within(LIGHT, [
    ['a news item that was withdrawn', 'beji', '/berita/salah-terbit', { status: 410 }],
    ['a page without network', 'beji', '/luring'],
    ['the door', 'beji', '/masuk'],
    ['the door, refused', 'beji', '/masuk', { status: 422, send: { username: 'operator', password: 'bukan-ini' } }],
    ['an invitation', 'beji', '/undangan/:invitation'],
    ['verification by typing', '', '/verifikasi'],
    ['how it works', '', '/cara-kerja'],
    ['the log of all letters', '', '/catatan'],
    ['a code with a slip', '', '/verifikasi', { status: 422, send: { code: 'ABCD' } }],
    ['a valid letter', '', '/v/:issued'],
    ['a valid letter by its QR', '', '/V/:issued#:seal'],
    ['a revoked letter', '', '/v/:revoked'],
    ['a code that nobody has', '', '/v/0000-0000-0000-0000-0001', { status: 404 }],
    ['a page that is not there', 'beji', '/tidak-ada', { status: 404 }],
    ['an address that cannot be read', 'beji', '/%ff', { status: 400 }],
    ['a host that is no site', 'tidak-ada', '/', { status: 421 }],
  ]),
]

/** Goes to a place, and sends its form where it has one; `made` says what the words of paths stand for. */
export async function goTo(page: Page, house: BrowserHouse, place: Place, made: Record<string, string>): Promise<void> {
  const [list, rest] = place.path.split('/*')
  const named = rest === undefined ? place.path : `${await firstOf(house, place.site, list!)}${rest}`
  const path = named.replaceAll(/:(\w+)/g, (_, word: string) => made[word]!)
  await page.goto(house.at(place.site, path))
  if (!place.send) return
  for (const [name, value] of Object.entries(place.send)) await page.locator(`[name="${name}"]`).fill(value)
  await arrive(page, () => page.locator('main form button').click())
}

async function firstOf(house: BrowserHouse, site: string, list: string): Promise<string> {
  const { body } = await house.get(`http://${site}.localhost${list}`)
  return new RegExp(`<main[\\s\\S]*?href="(${list}/[^"/]+)"`).exec(body)![1]!
}

/** Files, and what machines read. */
const NO_PAGE = /\.\w+$|^\/(aset|gambar|berkas|log|\.well-known)\//
/** The second step of signing in, which tests/browser/account-pages.test.ts goes through: nobody begins there. */
const NOT_FIRST = ['/masuk/kode']

/** The pages that visitors may open and no place of the above shows, by the patterns of the routes. */
export function unseenPages(house: BrowserHouse): string[] {
  const seen = PUBLIC_PLACES.map(({ path }) => path.split(/[?#]/)[0]!)
  const shows = (pattern: string) => new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+').replaceAll('*', '.+')}$`)
  return house.app.declaredRoutes
    .filter(({ method, access }) => method === 'GET' && access.kinds && !access.permission)
    .map(({ url }) => url)
    .filter((url) => !NO_PAGE.test(url) && !NOT_FIRST.includes(url) && !seen.some((path) => shows(url).test(path)))
}
