import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import type { FieldErrors } from '../http/forms.ts'
import { longDateTime } from '../shared/content.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import type { Due } from './publishing-clock.ts'

/** What every such item has. */
export type OfAnHour = { status: string; version: number; publishAt: Date | null; publishBy: string | null }

/** A kind of item whose drafts publish themselves at an hour: what it does its own way. */
export type Scheduled<Item extends OfAnHour> = {
  table: 'news' | 'product'
  /** The item, its row locked until the transaction ends. */
  lock(db: Db, site: Site, id: string): Promise<Item>
  outOfTrash(item: Item): void
  faultsForPublishing(item: Item): FieldErrors
  publish(db: Db, site: Site, request: Doer & { id: string; version: number }): Promise<Saving<Item>>
  /** What the audit trail calls it. */
  named(item: Item): Record<string, string>
}

export type TextToSchedule = Doer & { id: string; version: number; at: Date }

/** Lets a draft publish itself at a moment to come, as it will stand then. What is published already stays as it is. */
export async function scheduleText<Item extends OfAnHour>(
  db: Db,
  site: Site,
  kind: Scheduled<Item>,
  { id, version, at, ...doer }: TextToSchedule,
): Promise<Saving<Item>> {
  const item = await kind.lock(db, site, id)
  kind.outOfTrash(item)
  if (item.status === 'published' || item.publishAt?.getTime() === at.getTime()) return saved(item)
  const faults = kind.faultsForPublishing(item)
  if (Object.keys(faults).length > 0) return refused(faults)
  if (item.version !== version) return conflict(item)
  await setHour(db, site, kind, { id, at, by: doer.officer.id, now: doer.now })
  const detail = { ...kind.named(item), at: longDateTime(at) }
  await recordAudit(db, site, { ...doer, deed: `${kind.table}.schedule`, subjectId: id, detail })
  return saved(await kind.lock(db, site, id))
}

/** Takes the moment away from a draft that waits for it, whichever version it is at. */
export async function unscheduleText<Item extends OfAnHour>(
  db: Db,
  site: Site,
  kind: Scheduled<Item>,
  { id, ...doer }: Doer & { id: string },
): Promise<void> {
  const item = await kind.lock(db, site, id)
  if (!item.publishAt) return
  await setHour(db, site, kind, { id, at: null, by: null, now: doer.now })
  await recordAudit(db, site, {
    ...doer,
    deed: `${kind.table}.unschedule`,
    subjectId: id,
    detail: kind.named(item),
  })
}

const setHour = (
  db: Db,
  site: Site,
  { table }: { table: string },
  { id, at, by, now }: { id: string; at: Date | null; by: string | null; now: Date },
) => db.$executeRaw`
  UPDATE ${Prisma.raw(table)} SET publish_at = ${at}::timestamptz, publish_by = ${by}::uuid, version = version + 1, updated_at = ${now}
  WHERE site_id = ${site.id}::uuid AND id = ${id}::uuid`

/** What was tried in vain is tried again after this long: till then it stands in nobody's way. */
const TRIED_AGAIN_MS = 5 * 60_000

/**
 * The drafts of a kind whose hour has come, published in the name of who asked for it. Who comes second finds it done; one
 * that lacks something by now keeps its hour, says what it lacks and is tried again.
 */
export function dueOf<Item extends OfAnHour>(kind: Scheduled<Item>): Due {
  return {
    list: (db, regencyId, { now, most }) => db.$queryRaw`
      SELECT item.site_id AS "siteId", item.id FROM ${Prisma.raw(kind.table)} item
        LEFT JOIN publishing_fault fault ON fault.site_id = item.site_id AND fault.item_id = item.id
      WHERE item.regency_id = ${regencyId}::uuid AND item.status = 'draft' AND item.publish_at <= ${now}
        AND (fault.tried_at IS NULL OR fault.tried_at <= ${new Date(now.getTime() - TRIED_AGAIN_MS)})
      ORDER BY fault.tried_at NULLS FIRST, item.publish_at LIMIT ${most}`,
    async publish(db, site, { id, now }) {
      const item = await kind.lock(db, site, id)
      if (item.status !== 'draft' || !item.publishAt || !item.publishBy || item.publishAt > now) return null
      const doer = { officer: { id: item.publishBy }, now, address: '' }
      const saving = await kind.publish(db, site, { ...doer, id, version: item.version })
      if (saving.kind === 'refused') return Object.values(saving.errors).join(' ')
      await db.publishingFault.deleteMany({ where: { siteId: site.id, itemId: id } })
      return null
    },
  }
}
