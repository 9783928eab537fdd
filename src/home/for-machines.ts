import { excerpt } from '../shared/prose.ts'
import type { Site } from '../sites/site.ts'

/** A text inside XML. */
const xml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 cannot hold these even as references
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** robots.txt: all public pages may be read; the officers' desk and the checks of letters may not. */
export const robots = (site: Site): string =>
  [
    'User-agent: *',
    'Disallow: /admin',
    'Disallow: /masuk',
    'Disallow: /v/',
    'Disallow: /V/',
    '',
    `Sitemap: ${site.origin}/sitemap.xml`,
    '',
  ].join('\n')

export type SitemapEntry = { path: string; changed: Date | null }

/** A sitemap (sitemaps.org) of a site's own pages, or an index of its sitemaps. */
export function sitemap(site: Site, kind: 'urlset' | 'sitemapindex', entries: readonly SitemapEntry[]): string {
  const tag = kind === 'urlset' ? 'url' : 'sitemap'
  const lines = entries.map(
    ({ path, changed }) =>
      `<${tag}><loc>${xml(site.origin + path)}</loc>${changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ''}</${tag}>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</${kind}>\n`
}

export type FeedItem = { title: string; body: string; href: string; publishedAt: Date }

/** feed.xml: RSS 2.0 of the latest news, with absolute addresses. */
export function feed(site: Site, { title, items }: { title: string; items: FeedItem[] }): string {
  const entries = items.map(
    (item) =>
      `<item><title>${xml(item.title)}</title><link>${xml(item.href)}</link><guid>${xml(item.href)}</guid>` +
      `<pubDate>${item.publishedAt.toUTCString()}</pubDate><description>${xml(excerpt(item.body, 300))}</description></item>`,
  )
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${xml(title)}</title>` +
    `<link>${xml(site.origin)}/</link><atom:link href="${xml(site.origin)}/feed.xml" rel="self" type="application/rss+xml"/>` +
    `<description>${xml(title)}</description><language>id</language>\n${entries.join('\n')}\n</channel></rss>\n`
  )
}
