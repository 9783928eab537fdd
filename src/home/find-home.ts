import type { Database } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import type { PictureRow } from '../media/picture-model.ts'
import { readNumbers, type UsefulNumber } from '../profile/parts/rows.ts'
import { isoDate } from '../shared/dates.ts'
import type { Site } from '../sites/site.ts'

export type HomeNews = {
  slug: string
  title: string
  body: string
  category: { name: string } | null
  publishedAt: string
  pictureAlt: string
  picture: PictureRow | null
}
export type HomeProduct = {
  slug: string
  name: string
  price: number | null
  unit: string
  seller: string
  available: boolean
  pictureAlt: string
  picture: PictureRow | null
}
export type HomeHead = { titleBefore: string; name: string; titleAfter: string; position: string }
export type HomeAnnouncement = { slug: string; title: string; important: boolean; until: string }
export type HomeEvent = {
  slug: string
  title: string
  place: string
  wholeDay: boolean
  startsAt: string
  endsAt: string | null
}
export type Home = {
  head: HomeHead | null
  news: HomeNews[]
  products: HomeProduct[]
  announcements: HomeAnnouncement[]
  events: HomeEvent[]
  numbers: UsefulNumber[]
}

/**
 * All that the home page of a village shows, in the visitor's scope, in one statement: four news items, four products, its head
 * and its announcements on this day, the next three events after this moment, and whom to call.
 */
export async function findHome(database: Database, village: Pick<Site, 'id'>, now: Date): Promise<Home> {
  const today = isoDate(now)
  const [found] = await database.call<Found>(
    Prisma.sql`SELECT village_home(${village.id}::uuid, ${today}::date) AS home,
      village_announcements(${village.id}::uuid, ${today}::date) AS announcements,
      village_ahead(${village.id}::uuid, ${now}::timestamptz) AS ahead`,
  )
  const { home, announcements, ahead } = found!
  return { ...home, announcements, events: ahead.events, numbers: readNumbers(ahead.numbers) }
}

type Found = {
  home: Pick<Home, 'head' | 'news' | 'products'>
  announcements: HomeAnnouncement[]
  ahead: { events: HomeEvent[]; numbers: unknown }
}
