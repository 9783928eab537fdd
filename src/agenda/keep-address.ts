import type { Db } from '../database/client.ts'
import type { Event } from '../database/generated/client.ts'
import { freeSlug } from '../shared/free-slug.ts'
import type { Site } from '../sites/site.ts'

/**
 * The address of a title for a published event. It is kept with all the event had before, which lead to it from then on: no
 * other event ever gets one of them. The lock makes two publishers of one title take turns.
 */
export async function keepAddress(db: Db, site: Site, event: Event, title: string): Promise<string> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`event slug ${site.id}`}, 0))`
  const where = { siteId: site.id, NOT: { eventId: event.id } }
  const taken = await db.eventAddress.findMany({ where, select: { slug: true } })
  const slug = freeSlug(title, new Set(taken.map((row) => row.slug)))
  await db.eventAddress.createMany({ data: { siteId: site.id, slug, eventId: event.id }, skipDuplicates: true })
  return slug
}
