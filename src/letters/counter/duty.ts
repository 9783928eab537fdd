import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { isoDate } from '../../shared/dates.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'

const today = (now: Date) => new Date(isoDate(now))

/** The officer is at the counter today, from now on; who is there already stays there. */
export async function startDuty(db: Db, site: Pick<Site, 'id'>, { officer, now, address }: Doer): Promise<void> {
  const key = { siteId: site.id, day: today(now), officerId: officer.id }
  const made = await db.counterDuty.createMany({ data: { ...key, since: now }, skipDuplicates: true })
  const back = await db.counterDuty.updateMany({ where: { ...key, until: { not: null } }, data: { until: null } })
  if (made.count + back.count > 0) await recordAudit(db, site, { officer, deed: 'duty.start', address })
}

/** The officer leaves the counter for today. */
export async function endDuty(db: Db, site: Pick<Site, 'id'>, { officer, now, address }: Doer): Promise<void> {
  const { count } = await db.counterDuty.updateMany({
    where: { siteId: site.id, day: today(now), officerId: officer.id, until: null },
    data: { until: now },
  })
  if (count > 0) await recordAudit(db, site, { officer, deed: 'duty.end', address })
}

/** Someone of the office today. */
export type Present = { id: string; name: string; onDuty: boolean; since: Date | null; seenAt: Date | null }

/** Who said to be at the counter today, and who did anything today as the trail knows it; those at the counter first. */
export async function listPresent(db: Db, site: Pick<Site, 'id'>, now: Date): Promise<Present[]> {
  const midnight = new Date(`${isoDate(now)}T00:00:00+07:00`)
  return db.$queryRaw<Present[]>`
    SELECT o.id, o.name, d.since IS NOT NULL AND d.until IS NULL AS "onDuty", d.since, seen.at AS "seenAt"
    FROM officer o LEFT JOIN counter_duty d
      ON d.site_id = o.site_id AND d.officer_id = o.id AND d.day = ${isoDate(now)}::date
    LEFT JOIN LATERAL (SELECT at FROM audit_entry e WHERE e.site_id = o.site_id AND e.officer_id = o.id
      AND e.at >= ${midnight}::timestamptz ORDER BY e.at DESC, e.id DESC LIMIT 1) seen ON true
    WHERE o.site_id = ${site.id}::uuid AND o.suspended_at IS NULL AND (d.since IS NOT NULL OR seen.at IS NOT NULL)
    ORDER BY 3 DESC, o.name`
}
