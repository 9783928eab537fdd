import { downloadOf } from '../media/file-list.ts'
import { type Figure, figuresOf } from '../media/picture-list.ts'
import type { ShownBlock } from '../media/read-prose.ts'
import { isoDate, longDate } from '../shared/dates.ts'
import { jsonLd } from '../shared/json-ld.ts'
import type { Paging } from '../shared/paging.ts'
import { whatsappShare } from '../shared/phone.ts'
import { excerpt } from '../shared/prose.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import type { Category } from './categories/list-categories.ts'
import type { NewsItem, NewsRow } from './find-news.ts'
import { type ListedStory, type Story, storyOf } from './story.ts'

/** A news item in its own site's list. */
export const newsStory = (news: NewsRow): ListedStory => ({ ...storyOf(news), kicker: null })

type Filter = { categories: Category[]; chosen: Category | undefined }

/** What views/news/list.eta reads. */
export function newsListPage(site: Site, stories: ListedStory[], { page, pages }: Paging, filter?: Filter) {
  const name = siteTitle(site)
  const ofVillages = site.kind !== 'village'
  const chosen = filter?.chosen
  const address = (slug: string | undefined, to = 1) => {
    const query = [...(slug ? [`kategori=${slug}`] : []), ...(to > 1 ? [`halaman=${to}`] : [])]
    return query.length > 0 ? `/berita?${query.join('&')}` : '/berita'
  }
  const heading = chosen ? `Berita: ${chosen.name}` : 'Berita'
  const lede = ofVillages ? `Kabar dari desa-desa di ${name}.` : `Kabar dan pengumuman dari ${name}.`
  return {
    heading,
    title: page > 1 ? `${heading}, halaman ${page}` : heading,
    canonical: site.origin + address(chosen?.slug, page),
    description: ofVillages
      ? `Kabar terbaru dari semua desa di ${name}.`
      : chosen
        ? `${chosen.name}: kabar dari ${name}.`
        : lede,
    lede,
    categories: (filter?.categories ?? []).map(({ slug, name }) => ({
      name,
      href: address(slug),
      current: slug === chosen?.slug,
    })),
    all: !chosen,
    empty: 'Belum ada kabar.',
    stories,
    page,
    pages,
    href: (to: number) => address(chosen?.slug, to),
  }
}

export type Preview = { editHref: string; publishHref: string; unsaved: boolean }

/** What views/news/show.eta reads of an item: published, or the preview of a draft. */
export function newsPage(site: Site, news: NewsItem, blocks: ShownBlock[], preview: Preview | null = null) {
  const all = figuresOf(news.pictures)
  const [cover, ...figures] = all
  const href = `${site.origin}/berita/${news.slug}`
  return {
    title: news.title,
    kind: 'article',
    description: excerpt(news.body),
    canonical: preview ? undefined : href,
    noindex: preview !== null,
    image: cover?.picture.share ?? undefined,
    imageAlt: cover?.picture.share ? cover.picture.alt : undefined,
    facts: preview ? undefined : articleFacts(site, news, all),
    day: news.publishedAt && isoDate(news.publishedAt),
    date: news.publishedAt && longDate(news.publishedAt),
    source: siteTitle(site),
    cover: cover ?? null,
    figures,
    category: news.category && categoryLink(site, news.category),
    downloads: news.files.map((file) => downloadOf(file, preview ? '/admin' : '')),
    blocks,
    shareHref: preview ? null : whatsappShare(`${news.title}\n${href}`),
    others: [] as Story[],
    preview: preview && { ...preview, version: news.version, published: news.status === 'published' },
  }
}

/** The same for the public, with what else there is to read. */
export const publishedNewsPage = (site: Site, news: NewsItem, blocks: ShownBlock[], others: NewsRow[]) => ({
  ...newsPage(site, news, blocks),
  others: others.map((other) => storyOf(other)),
})

/** A portal lists the news of many villages, by no one's categories. */
const categoryLink = ({ kind }: Site, { name, slug }: { name: string; slug: string }) => ({
  name,
  href: kind === 'village' ? `/berita?kategori=${slug}` : null,
})

/** What a search engine is told of an item: schema.org's NewsArticle. */
function articleFacts(site: Site, news: NewsRow, figures: Figure[]): string {
  const href = `${site.origin}/berita/${news.slug}`
  const images = figures.flatMap(({ picture }) => (picture.share ? [site.origin + picture.share] : []))
  const publisher = { '@type': 'GovernmentOrganization', name: siteTitle(site), url: `${site.origin}/` }
  return jsonLd({
    '@type': 'NewsArticle',
    headline: news.title,
    description: excerpt(news.body),
    datePublished: news.publishedAt?.toISOString(),
    articleSection: news.category?.name,
    dateModified: news.updatedAt.toISOString(),
    inLanguage: 'id',
    mainEntityOfPage: href,
    image: images.length > 0 ? images : undefined,
    author: publisher,
    publisher,
  })
}
