import type { Database } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import type { PictureRow } from '../media/picture-model.ts'
import type { Site } from '../sites/site.ts'

export type HomeNews = {
  slug: string
  title: string
  body: string
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
export type Home = {
  head: HomeHead | null
  news: HomeNews[]
  products: HomeProduct[]
  announcements: HomeAnnouncement[]
}

/** All that the home page of a village shows, in the visitor's scope: four news items, four products, its head and its announcements on this day. */
export async function findHome(database: Database, village: Pick<Site, 'id'>, today: string): Promise<Home> {
  const [found] = await database.call<{ home: Omit<Home, 'announcements'>; announcements: HomeAnnouncement[] }>(
    Prisma.sql`SELECT village_home(${village.id}::uuid, ${today}::date) AS home,
      village_announcements(${village.id}::uuid, ${today}::date) AS announcements`,
  )
  return { ...found!.home, announcements: found!.announcements }
}
