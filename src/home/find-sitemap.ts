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

/** A sitemap may hold 50,000 addresses; the newest of each kind come first. */
const MOST = 20_000

/** The addresses of a site's published pages. Opened in the visitor's scope. */
export async function findSitemap(db: Db, site: Site, today: string): Promise<SitemapEntry[]> {
  const published = {
    where: { siteId: site.id, status: 'published' },
    select: { slug: true, updatedAt: true },
    orderBy: { publishedAt: 'desc' },
    take: MOST,
  } as const
  const news = await db.news.findMany(published)
  const announced = await listShownAnnouncements(db, site, { today, most: MOST })
  const galleries = await db.gallery.findMany(published)
  const products = await db.product.findMany(published)
  const fixed = ['/', '/berita', '/produk', '/privasi', '/aksesibilitas']
  return [
    ...fixed.map((path) => ({ path, changed: null })),
    ...(site.kind === 'village' ? await villagePages(db, site) : []),
    ...news.map((item) => ({ path: `/berita/${item.slug}`, changed: item.updatedAt })),
    ...announced.map((item) => ({ path: `/pengumuman/${item.slug}`, changed: item.updatedAt })),
    ...galleries.map((item) => ({ path: `/galeri/${item.slug}`, changed: item.updatedAt })),
    ...products.map((item) => ({ path: `/produk/${item.slug}`, changed: item.updatedAt })),
  ]
}

const ARCHIVE = ['/pengumuman', '/galeri', '/unduhan']

async function villagePages(db: Db, site: Site): Promise<SitemapEntry[]> {
  const letters = await listOfferedTypes(db, site)
  const texts = textsOf(await findProfile(db, site))
  const parts = PAGED_PARTS.filter((part) => isFilled(part, texts)).map((part) => PARTS[part].href)
  const fixed = ['/profil', ...parts, '/perangkat', '/kontak', '/agenda', '/transparansi', '/layanan', ...ARCHIVE]
  const events = await listLatestEvents(db, site, MOST)
  const budgets = await listBudgets(db, site)
  return [
    ...[...fixed, ...letters.map(({ definition }) => `/layanan/${definition.slug}`)].map((path) => ({
      path,
      changed: null,
    })),
    ...events.map(({ slug, updatedAt }) => ({ path: `/agenda/${slug}`, changed: updatedAt })),
    ...budgets.map(({ year, updatedAt }) => ({ path: `/transparansi/${year}`, changed: updatedAt })),
  ]
}
