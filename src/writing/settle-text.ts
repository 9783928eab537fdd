import type { Db } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import type { Site } from '../sites/site.ts'
import type { TextKind } from './keep-text.ts'
import type { Writing } from './writing.ts'

type Settled = { kind: TextKind; itemId: string; officerId: string; writing: Writing; now: Date }

/**
 * What this form kept is saved with it, and goes; what its earlier sendings bring later is no text any more. What another
 * form keeps stays.
 */
export async function settleText(
  db: Db,
  site: Site,
  { kind, itemId, officerId, writing, now }: Settled,
): Promise<void> {
  const key = { siteId: site.id, officerId, itemId }
  const data = { kind, values: Prisma.DbNull, writingId: writing.id, writingStep: writing.step, updatedAt: now }
  await db.keptText.createMany({ data: { ...key, ...data }, skipDuplicates: true })
  await db.keptText.updateMany({
    where: { ...key, OR: [{ writingId: writing.id }, { values: { equals: Prisma.DbNull } }] },
    data,
  })
}

/** Throws away what an officer typed on an item and did not save; whether there ever was such a text. */
export async function dropText(db: Db, site: Site, officerId: string, itemId: string): Promise<boolean> {
  const { count } = await db.keptText.updateMany({
    where: { siteId: site.id, officerId, itemId },
    data: { values: Prisma.DbNull },
  })
  return count > 0
}
