import { type PictureModel, pictureModel } from '../media/picture-model.ts'
import type { ShownBlock } from '../media/read-prose.ts'
import { isoDate, longDate } from '../shared/dates.ts'
import { jsonLd } from '../shared/json-ld.ts'
import type { Paging } from '../shared/paging.ts'
import { whatsappShare } from '../shared/phone.ts'
import { excerpt } from '../shared/prose.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import type { NewsRow } from './find-news.ts'
import { type ListedStory, type Story, storyOf } from './story.ts'

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

export type Preview = { editHref: string; publishHref: string; unsaved: boolean }

/** What views/news/show.eta reads of an item: published, or the preview of a draft. */
export function newsPage(site: Site, news: NewsRow, blocks: ShownBlock[], preview: Preview | null = null) {
  const picture = pictureModel(news.picture, news.pictureAlt)
  const href = `${site.origin}/berita/${news.slug}`
  return {
    title: news.title,
    kind: 'article',
    description: excerpt(news.body),
    canonical: preview ? undefined : href,
    noindex: preview !== null,
    image: picture?.share ?? undefined,
    imageAlt: picture?.share ? picture.alt : undefined,
    facts: preview ? undefined : articleFacts(site, news, picture),
    day: news.publishedAt && isoDate(news.publishedAt),
    date: news.publishedAt && longDate(news.publishedAt),
    source: siteTitle(site),
    picture,
    blocks,
    shareHref: preview ? null : whatsappShare(`${news.title}\n${href}`),
    others: [] as Story[],
    preview: preview && { ...preview, version: news.version, published: news.status === 'published' },
  }
}

/** The same for the public, with what else there is to read. */
export const publishedNewsPage = (site: Site, news: NewsRow, blocks: ShownBlock[], others: NewsRow[]) => ({
  ...newsPage(site, news, blocks),
  others: others.map((other) => storyOf(other)),
})

/** What a search engine is told of an item: schema.org's NewsArticle. */
function articleFacts(site: Site, news: NewsRow, picture: PictureModel | null): string {
  const href = `${site.origin}/berita/${news.slug}`
  const publisher = { '@type': 'GovernmentOrganization', name: siteTitle(site), url: `${site.origin}/` }
  return jsonLd({
    '@type': 'NewsArticle',
    headline: news.title,
    description: excerpt(news.body),
    datePublished: news.publishedAt?.toISOString(),
    dateModified: news.updatedAt.toISOString(),
    inLanguage: 'id',
    mainEntityOfPage: href,
    image: picture?.share ? [site.origin + picture.share] : undefined,
    author: publisher,
    publisher,
  })
}
