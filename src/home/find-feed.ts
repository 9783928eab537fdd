import { listLatestEvents } from '../agenda/list-published-events.ts'
import { whenWords } from '../agenda/when.ts'
import { listShownAnnouncements } from '../announcements/published-announcements.ts'
import type { Db } from '../database/client.ts'
import { listPortalNews, listPublishedNews } from '../news/list-published-news.ts'
import { originOf } from '../sites/origin-of.ts'
import type { Site } from '../sites/site.ts'
import type { FeedItem } from './for-machines.ts'

const LATEST = 20

/** The latest news, announcements and events of a village; opened in the visitor's scope. */
export async function findFeed(db: Db, site: Site, today: string): Promise<FeedItem[]> {
  const { items } = await listPublishedNews(db, site, { size: LATEST })
  const announced = await listShownAnnouncements(db, site, { today, most: LATEST })
  const events = await listLatestEvents(db, site, LATEST)
  return [
    ...items.map((item) => feedItem(item, site.origin)),
    ...announced.map((item) => feedItem(item, site.origin, 'pengumuman')),
    ...events.map((event) => ({
      title: `Agenda: ${event.title}`,
      body: `${whenWords(event)}, ${event.place}.`,
      href: `${site.origin}/agenda/${event.slug}`,
      publishedAt: event.publishedAt ?? event.createdAt,
    })),
  ]
    .sort((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime())
    .slice(0, LATEST)
}

/** The latest news of all villages of a district or regency; opened in the portal's scope. */
export async function findPortalFeed(db: Db, site: Site): Promise<FeedItem[]> {
  const { items } = await listPortalNews(db, site, { size: LATEST })
  return items.map((item) =>
    feedItem(item, originOf(site, item.site.domains[0]?.host ?? new URL(site.origin).hostname)),
  )
}

type Row = { title: string; body: string; slug: string; publishedAt: Date | null; createdAt: Date }

const feedItem = ({ title, body, slug, publishedAt, createdAt }: Row, origin: string, list = 'berita'): FeedItem => ({
  title,
  body,
  href: `${origin}/${list}/${slug}`,
  publishedAt: publishedAt ?? createdAt,
})
