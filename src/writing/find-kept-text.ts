import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'
import type { TextKind } from './keep-text.ts'
import type { Writing } from './writing.ts'

/** A form as its officer left it; values is null where all of it is saved. */
export type KeptText = {
  values: Record<string, string> | null
  version: string | null
  writing: Writing
  updatedAt: Date
}

/** What an officer typed on an item without saving it, if anything. */
export async function findKeptText(db: Db, site: Site, officerId: string, itemId: string): Promise<KeptText | null> {
  const row = await db.keptText.findUnique({
    where: { siteId_officerId_itemId: { siteId: site.id, officerId, itemId } },
  })
  if (!row) return null
  const { version, updatedAt, writingId, writingStep } = row
  return { values: valuesOf(row), version, updatedAt, writing: { id: writingId, step: writingStep } }
}

const valuesOf = ({ values }: { values: unknown }) => values as Record<string, string> | null

export type UnsavedText = { itemId: string; isNew: boolean; values: Record<string, string>; updatedAt: Date }

/** All that an officer typed at this desk without saving it, the last first. */
export async function listUnsavedTexts(db: Db, site: Site, officerId: string, kind: TextKind): Promise<UnsavedText[]> {
  const rows = await db.keptText.findMany({
    where: { siteId: site.id, officerId, kind },
    orderBy: { updatedAt: 'desc' },
    take: 20,
  })
  return rows.flatMap((row) => {
    const values = valuesOf(row)
    return values ? [{ itemId: row.itemId, isNew: row.version === null, values, updatedAt: row.updatedAt }] : []
  })
}

const JUST_NOW_MS = 15 * 60_000

/** The name of another officer whose text on this item was kept a moment ago; null where nobody else writes on it. */
export async function findOtherWriter(
  db: Db,
  site: Site,
  { officerId, itemId, now }: { officerId: string; itemId: string; now: Date },
): Promise<string | null> {
  const rows = await db.keptText.findMany({
    where: {
      siteId: site.id,
      itemId,
      NOT: { officerId },
      updatedAt: { gt: new Date(now.getTime() - JUST_NOW_MS) },
    },
    orderBy: { updatedAt: 'desc' },
    include: { officer: { select: { name: true } } },
  })
  return rows.find((row) => row.values !== null)?.officer.name ?? null
}
