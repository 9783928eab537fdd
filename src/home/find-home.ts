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
export type Home = { head: HomeHead | null; news: HomeNews[]; products: HomeProduct[] }

/** All that the home page of a village shows, in the visitor's scope: four news items, four products, its head on this day. */
export async function findHome(database: Database, village: Pick<Site, 'id'>, today: string): Promise<Home> {
  const rows = await database.call<{ home: Home }>(
    Prisma.sql`SELECT village_home(${village.id}::uuid, ${today}::date) AS home`,
  )
  return rows[0]!.home
}
