import { pictureModel } from '../media/picture-model.ts'
import { isoDate, longDate } from '../shared/dates.ts'
import type { Paging } from '../shared/paging.ts'
import { excerpt, parseProse } from '../shared/prose.ts'
import { originOf } from '../sites/origin-of.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import type { NewsRow } from './find-news.ts'
import type { PortalNewsRow } from './list-published-news.ts'
import { type Story, storyOf } from './story.ts'

/** A story of a list; kicker names its village where the list is of several. */
type ListedStory = Story & { kicker: string | null }

/** A news item in its own site's list. */
export const newsStory = (news: NewsRow): ListedStory => ({ ...storyOf(news), kicker: null })

/** A news item in a portal's list: it names its village and leads to the village's own site. */
export function portalNewsStory(site: Site, news: PortalNewsRow): ListedStory {
  const host = news.site.domains[0]?.host
  const kicker = siteTitle({ ...news.site, kind: news.site.kind as Site['kind'] })
  return { ...storyOf(news, host ? originOf(site, host) : site.origin), kicker }
}

/** What views/news/list.eta reads. */
export function newsListPage(site: Site, stories: ListedStory[], { page, pages }: Paging) {
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
    day: news.publishedAt && isoDate(news.publishedAt),
    date: news.publishedAt && longDate(news.publishedAt),
    source: siteTitle(site),
    picture,
    blocks: parseProse(news.body),
    preview: preview && { ...preview, version: news.version, published: news.status === 'published' },
  }
}
