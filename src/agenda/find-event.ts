import type { Db } from '../database/client.ts'
import type { Event } from '../database/generated/client.ts'
import { Gone, NotFound } from '../shared/errors.ts'
import type { Site } from '../sites/site.ts'

/** The event with this id at this site, draft or not. */
export async function findEvent(db: Db, site: Site, id: string): Promise<Event> {
  const event = await db.event.findUnique({ where: { siteId_id: { siteId: site.id, id } } })
  if (!event) throw new NotFound('Acara tidak ditemukan.')
  return event
}

/** The same, its row locked until the transaction ends: whoever comes second sees what the first has done. */
export async function lockEvent(db: Db, site: Site, id: string): Promise<Event> {
  await db.$queryRaw`SELECT 1 FROM event WHERE site_id = ${site.id}::uuid AND id = ${id}::uuid FOR UPDATE`
  return findEvent(db, site, id)
}

/** The version of an event that can be written on; null where there is none, or it lies in the trash. */
export async function versionOf(db: Db, site: Site, id: string): Promise<number | null> {
  const event = await db.event.findFirst({
    where: { siteId: site.id, id, status: { not: 'trashed' } },
    select: { version: true },
  })
  return event?.version ?? null
}

/** What stands at an address of the site: a published event, or the address it has moved to. */
export type AtAddress = { kind: 'here'; event: Event } | { kind: 'moved'; slug: string }

/** What the public finds at this address; Gone where an event was published here and is withdrawn. */
export async function findPublishedEvent(db: Db, site: Site, slug: string): Promise<AtAddress> {
  const event = await db.event.findFirst({ where: { siteId: site.id, slug, status: 'published' } })
  if (event) return { kind: 'here', event }
  const address = await db.eventAddress.findUnique({ where: { siteId_slug: { siteId: site.id, slug } } })
  if (!address) throw new NotFound('Acara tidak ditemukan.')
  const moved = await db.event.findFirst({ where: { siteId: site.id, id: address.eventId, status: 'published' } })
  if (!moved) throw new Gone('Acara ini sudah ditarik oleh penulisnya.')
  return { kind: 'moved', slug: moved.slug }
}
