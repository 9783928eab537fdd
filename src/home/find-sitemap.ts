import { listShownAnnouncements } from '../announcements/published-announcements.ts'
import type { Db } from '../database/client.ts'
import { listOfferedTypes } from '../letters/standard/offered-letters.ts'
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
  const fixed = ['/', '/berita', '/produk', ...(site.kind === 'village' ? await villagePages(db, site) : [])]
  return [
    ...fixed.map((path) => ({ path, changed: null })),
    ...news.map((item) => ({ path: `/berita/${item.slug}`, changed: item.updatedAt })),
    ...announced.map((item) => ({ path: `/pengumuman/${item.slug}`, changed: item.updatedAt })),
    ...galleries.map((item) => ({ path: `/galeri/${item.slug}`, changed: item.updatedAt })),
    ...products.map((item) => ({ path: `/produk/${item.slug}`, changed: item.updatedAt })),
  ]
}

async function villagePages(db: Db, site: Site): Promise<string[]> {
  const letters = await listOfferedTypes(db, site)
  return [
    '/pengumuman',
    '/galeri',
    '/unduhan',
    '/profil',
    '/perangkat',
    '/layanan',
    ...letters.map(({ definition }) => `/layanan/${definition.slug}`),
  ]
}
