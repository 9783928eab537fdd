import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'
import type { Writing } from './writing.ts'

/** What is written: the kind of thing an unsaved text belongs to. */
export type TextKind = 'news' | 'product' | 'announcement' | 'document' | 'gallery' | 'event' | 'profile' | 'budget'

export type TypedText = {
  kind: TextKind
  itemId: string
  officerId: string
  /** The version it was typed on, and the one that stands now; null where there is none. */
  version: string | null
  standing: string | null
  values: Record<string, string>
  writing: Writing
  now: Date
}

/** A version as it is kept: of an item a number, of a part of the profile a digest. */
export const asText = (version: number | string | null): string | null => (version === null ? null : String(version))

const KEPT_MS = 30 * 86_400_000

/**
 * Keeps what an officer typed beside the item, which stays as it is. An earlier sending that arrives later changes nothing.
 * A conflict when somebody saved the item meanwhile (the text is kept all the same), or when the same officer writes on it
 * in another window (that one's text stays).
 */
export async function keepText(db: Db, site: Site, text: TypedText): Promise<'kept' | 'conflict'> {
  const { kind, itemId, officerId, version, standing, values, writing, now } = text
  const key = { siteId: site.id, officerId, itemId }
  await db.keptText.deleteMany({ where: { siteId: site.id, updatedAt: { lt: new Date(now.getTime() - KEPT_MS) } } })
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`kept ${officerId} ${itemId}`}, 0))`
  const before = await db.keptText.findUnique({ where: { siteId_officerId_itemId: key } })
  const isOwn = before?.writingId === writing.id
  if (isOwn && writing.step <= before.writingStep) return 'kept'
  if (before?.values && !isOwn) return 'conflict'
  const data = { kind, version, values, writingId: writing.id, writingStep: writing.step, updatedAt: now }
  await db.keptText.upsert({
    where: { siteId_officerId_itemId: key },
    create: { ...key, ...data },
    update: data,
  })
  return version === standing ? 'kept' : 'conflict'
}
