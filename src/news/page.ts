import { pictureModel } from '../media/picture-model.ts'
import { isoDate, longDate } from '../shared/dates.ts'
import type { Paging } from '../shared/paging.ts'
import { excerpt, parseProse } from '../shared/prose.ts'
import { originOf } from '../sites/origin-of.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import type { NewsRow } from './find-news.ts'
import type { PortalNewsRow } from './list-published-news.ts'

/** A news item in a list, as views/partials/story.eta reads it; kicker names the village where the list is of several. */
export function newsStory(news: NewsRow) {
  return {
    href: `/berita/${news.slug}`,
    title: news.title,
    excerpt: excerpt(news.body, 150),
    ...dated(news),
    picture: pictureModel(news.picture, news.pictureAlt),
    kicker: null as string | null,
  }
}

/** A news item in a portal's list: it names its village and leads to the village's own site. */
export function portalNewsStory(site: Site, news: PortalNewsRow) {
  const host = news.site.domains[0]?.host
  const origin = host ? originOf(site, host) : site.origin
  return {
    ...newsStory(news),
    href: `${origin}/berita/${news.slug}`,
    kicker: siteTitle({ ...news.site, kind: news.site.kind as Site['kind'] }),
  }
}

/** What views/news/list.eta reads. */
export function newsListPage(site: Site, stories: ReturnType<typeof newsStory>[], { page, pages }: Paging) {
  const name = siteTitle(site)
  const ofVillages = site.kind !== 'village'
  return {
    title: page > 1 ? `Berita, halaman ${page}` : 'Berita',
    canonical: `${site.origin}/berita${page > 1 ? `?halaman=${page}` : ''}`,
    description: ofVillages ? `Kabar terbaru dari semua desa di ${name}.` : `Kabar dan pengumuman dari ${name}.`,
    lede: ofVillages ? `Kabar dari desa-desa di ${name}.` : `Kabar dan pengumuman dari ${name}.`,
    empty: 'Belum ada kabar.',
    stories,
    page,
    pages,
    href: (to: number) => (to > 1 ? `/berita?halaman=${to}` : '/berita'),
  }
}

/** What views/news/show.eta reads: a published item, or the preview of a draft. */
export function newsPage(site: Site, news: NewsRow, preview: { editHref: string; publishHref: string } | null = null) {
  const picture = pictureModel(news.picture, news.pictureAlt)
  return {
    title: news.title,
    kind: 'article',
    description: excerpt(news.body),
    canonical: preview ? undefined : `${site.origin}/berita/${news.slug}`,
    noindex: preview !== null,
    image: picture?.share ?? undefined,
    ...dated(news),
    source: siteTitle(site),
    picture,
    blocks: parseProse(news.body),
    preview: preview && { ...preview, version: news.version, published: news.status === 'published' },
  }
}

const dated = ({ publishedAt }: NewsRow) => ({
  day: publishedAt && isoDate(publishedAt),
  date: publishedAt && longDate(publishedAt),
})
