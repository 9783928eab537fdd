import { type PictureModel, type PictureRow, pictureModel } from '../media/picture-model.ts'
import { isoDate, longDate } from '../shared/dates.ts'
import { excerpt } from '../shared/prose.ts'
import { originOf } from '../sites/origin-of.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import type { PortalNewsRow } from './list-published-news.ts'

/** What views/partials/story.eta reads. */
export type Story = {
  href: string
  title: string
  excerpt: string
  day: string | null
  date: string | null
  category: string | null
  picture: PictureModel | null
}

type NewsFacts = {
  slug: string
  title: string
  body: string
  publishedAt: Date | null
  pictureAlt: string
  picture: PictureRow | null
  category?: { name: string } | null
}

/** A news item as lists show it; with an origin, it leads to that site. */
export function storyOf(news: NewsFacts, origin = ''): Story {
  return {
    href: `${origin}/berita/${news.slug}`,
    title: news.title,
    excerpt: excerpt(news.body, 190),
    day: news.publishedAt && isoDate(news.publishedAt),
    date: news.publishedAt && longDate(news.publishedAt),
    category: news.category?.name ?? null,
    picture: pictureModel(news.picture, news.pictureAlt),
  }
}

/** A story of a list; kicker names its village where the list is of several. */
export type ListedStory = Story & { kicker: string | null }

/** A news item in a portal's list: it names its village and leads to the village's own site. */
export function portalStoryOf(site: Site, news: PortalNewsRow): ListedStory {
  const host = news.site.domains[0]?.host
  const kicker = siteTitle({ ...news.site, kind: news.site.kind as Site['kind'] })
  return { ...storyOf(news, host ? originOf(site, host) : site.origin), kicker }
}
