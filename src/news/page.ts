import { pictureModel } from '../media/picture-model.ts'
import { isoDate, longDate } from '../shared/dates.ts'
import type { Paging } from '../shared/paging.ts'
import { excerpt, parseProse } from '../shared/prose.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import type { NewsRow } from './find-news.ts'
import { type ListedStory, storyOf } from './story.ts'

/** A news item in its own site's list. */
export const newsStory = (news: NewsRow): ListedStory => ({ ...storyOf(news), kicker: null })

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
