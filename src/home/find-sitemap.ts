import { listLatestEvents } from '../agenda/list-published-events.ts'
import { listShownAnnouncements } from '../announcements/published-announcements.ts'
import type { Db } from '../database/client.ts'
import { listOfferedTypes } from '../letters/standard/offered-letters.ts'
import { listBudgets } from '../profile/budget/find-budget.ts'
import { findProfile } from '../profile/find-profile.ts'
import { isFilled, PAGED_PARTS, PARTS } from '../profile/parts/parts.ts'
import { textsOf } from '../profile/parts/rows.ts'
import type { Site } from '../sites/site.ts'
import type { SitemapEntry } from './for-machines.ts'

/** A sitemap may hold 50,000 addresses and 50 MB; this many are far below both. */
export const MOST_IN_ONE = 10_000
/** Of what a village announces and plans, the newest. */
const MOST = 20_000

type Find = (db: Db, site: Site, today: string) => Promise<SitemapEntry[]>

const published = (site: Site) => ({
  where: { siteId: site.id, status: 'published' },
  select: { slug: true, updatedAt: true } as const,
  orderBy: [{ publishedAt: 'asc' as const }, { id: 'asc' as const }],
})
const below = (path: string, items: { slug: string; updatedAt: Date }[]): SitemapEntry[] =>
  items.map(({ slug, updatedAt }) => ({ path: `${path}/${slug}`, changed: updatedAt }))

/** What a site publishes, by the word its sitemaps are named with, the oldest first: what comes later is added at the end. */
const KINDS: Record<SitemapKind, Find> = {
  halaman: async (db, site) => [
    ...['/', '/berita', '/produk', '/privasi', '/aksesibilitas'].map((path) => ({ path, changed: null })),
    ...(site.kind === 'village' ? await villagePages(db, site) : []),
  ],
  berita: async (db, site) => below('/berita', await db.news.findMany(published(site))),
  produk: async (db, site) => below('/produk', await db.product.findMany(published(site))),
  galeri: async (db, site) => below('/galeri', await db.gallery.findMany(published(site))),
  pengumuman: async (db, site, today) =>
    below('/pengumuman', (await listShownAnnouncements(db, site, { today, most: MOST })).reverse()),
  agenda: async (db, site) =>
    site.kind === 'village' ? below('/agenda', (await listLatestEvents(db, site, MOST)).reverse()) : [],
}
export const SITEMAP_KINDS = ['halaman', 'berita', 'produk', 'galeri', 'pengumuman', 'agenda'] as const
export type SitemapKind = (typeof SITEMAP_KINDS)[number]

/** The addresses of a site's published pages of a kind. Opened in the visitor's scope. */
export const findSitemap = (db: Db, site: Site, kind: SitemapKind, today: string): Promise<SitemapEntry[]> =>
  KINDS[kind](db, site, today)

/** All of them where one sitemap holds them, else the sitemaps they are told in, by kind. Opened in the visitor's scope. */
export async function findSitemaps(
  db: Db,
  site: Site,
  today: string,
): Promise<{ kind: 'urlset' | 'sitemapindex'; entries: SitemapEntry[] }> {
  const all = new Map<SitemapKind, SitemapEntry[]>()
  for (const kind of SITEMAP_KINDS) all.set(kind, await findSitemap(db, site, kind, today))
  const entries = [...all.values()].flat()
  if (entries.length <= MOST_IN_ONE) return { kind: 'urlset', entries }
  return { kind: 'sitemapindex', entries: [...all].flatMap(([kind, each]) => filesOf(kind, each)) }
}

/** The part of a kind's addresses that its sitemap of this number tells. */
export const partOf = (entries: readonly SitemapEntry[], number: number): SitemapEntry[] =>
  entries.slice((number - 1) * MOST_IN_ONE, number * MOST_IN_ONE)

const filesOf = (kind: SitemapKind, entries: SitemapEntry[]): SitemapEntry[] =>
  Array.from({ length: Math.ceil(entries.length / MOST_IN_ONE) }, (_, at) => ({
    path: `/sitemap-${kind}-${at + 1}.xml`,
    changed: latest(partOf(entries, at + 1)),
  }))

const latest = (entries: SitemapEntry[]): Date | null =>
  entries.reduce<Date | null>((last, { changed }) => (changed && (!last || changed > last) ? changed : last), null)

const ARCHIVE = ['/pengumuman', '/galeri', '/unduhan']

async function villagePages(db: Db, site: Site): Promise<SitemapEntry[]> {
  const letters = await listOfferedTypes(db, site)
  const texts = textsOf(await findProfile(db, site))
  const parts = PAGED_PARTS.filter((part) => isFilled(part, texts)).map((part) => PARTS[part].href)
  const fixed = ['/profil', ...parts, '/perangkat', '/kontak', '/agenda', '/transparansi', '/layanan', ...ARCHIVE]
  const budgets = await listBudgets(db, site)
  return [
    ...[...fixed, ...letters.map(({ definition }) => `/layanan/${definition.slug}`)].map((path) => ({
      path,
      changed: null,
    })),
    ...budgets.map(({ year, updatedAt }) => ({ path: `/transparansi/${year}`, changed: updatedAt })),
  ]
}
