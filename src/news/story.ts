import { type PictureModel, type PictureRow, pictureModel } from '../media/picture-model.ts'
import { isoDate, longDate } from '../shared/dates.ts'
import { excerpt } from '../shared/prose.ts'

/** What views/partials/story.eta reads. */
export type Story = {
  href: string
  title: string
  excerpt: string
  day: string | null
  date: string | null
  picture: PictureModel | null
}

type NewsFacts = {
  slug: string
  title: string
  body: string
  publishedAt: Date | null
  pictureAlt: string
  picture: PictureRow | null
}

/** A news item as lists show it; with an origin, it leads to that site. */
export function storyOf(news: NewsFacts, origin = ''): Story {
  return {
    href: `${origin}/berita/${news.slug}`,
    title: news.title,
    excerpt: excerpt(news.body, 150),
    day: news.publishedAt && isoDate(news.publishedAt),
    date: news.publishedAt && longDate(news.publishedAt),
    picture: pictureModel(news.picture, news.pictureAlt),
  }
}
