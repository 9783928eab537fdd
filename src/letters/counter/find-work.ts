import type { Deed } from '../../accounts/audit/deeds.ts'
import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'

/** Who works on a letter that is not issued yet, as the trail knows it. */
export type Work = {
  letterId: string
  /** Who saved it last, and when. */
  writer: { id: string; name: string } | null
  writtenAt: Date
  /** Another officer who opened it a short while ago, and for how many minutes. */
  viewer: { name: string; minutes: number } | null
}

/** So long somebody who opened or saved a draft is taken to be at it. */
export const AT_WORK_MINUTES = 10

/** What an officer does with a letter that leaves it to others. */
const HANDED_ON: Deed[] = ['letter.submit', 'letter.pass', 'letter.return']

type Row = {
  letterId: string
  writtenAt: Date
  writerId: string | null
  writerName: string | null
  viewerName: string | null
  minutes: number | null
}

/**
 * Who saved and who opened these letters, by id: every save by another hand, and every look, is a line of the trail. What
 * was issued is worked on by nobody, and whoever handed a letter on or back after their look is at it no more. `forId` is who asks:
 * of their own looks they are not told.
 */
export async function findWork(
  db: Db,
  site: Pick<Site, 'id'>,
  { ids, forId, now }: { ids: string[]; forId: string; now: Date },
): Promise<Map<string, Work>> {
  if (ids.length === 0) return new Map()
  const rows = await db.$queryRaw<Row[]>`
    SELECT l.id AS "letterId", l.updated_at AS "writtenAt", w.officer_id AS "writerId", w.name AS "writerName",
      v.name AS "viewerName", greatest(0, floor(extract(epoch FROM ${now}::timestamptz - v.at) / 60))::int AS minutes
    FROM unnest(${ids}::uuid[]) asked(id) JOIN letter l ON l.site_id = ${site.id}::uuid AND l.id = asked.id AND l.number IS NULL
    LEFT JOIN LATERAL (SELECT e.officer_id, o.name FROM audit_entry e JOIN officer o ON o.site_id = e.site_id AND o.id = e.officer_id
      WHERE e.site_id = ${site.id}::uuid AND e.subject_id = asked.id AND e.deed IN ('letter.draft', 'letter.save')
      ORDER BY e.at DESC, e.id DESC LIMIT 1) w ON true
    LEFT JOIN LATERAL (SELECT o.name, e.at FROM audit_entry e JOIN officer o ON o.site_id = e.site_id AND o.id = e.officer_id
      WHERE e.site_id = ${site.id}::uuid AND e.subject_id = asked.id AND e.deed = 'letter.view' AND e.officer_id <> ${forId}::uuid
        AND e.at > ${now}::timestamptz - ${AT_WORK_MINUTES} * interval '1 minute'
        AND NOT EXISTS (SELECT FROM audit_entry d WHERE d.site_id = e.site_id AND d.subject_id = e.subject_id
          AND d.officer_id = e.officer_id AND d.deed = ANY(${HANDED_ON}) AND d.at >= e.at)
      ORDER BY e.at DESC, e.id DESC LIMIT 1) v ON true`
  return new Map(rows.map((row) => [row.letterId, workOf(row)]))
}

const workOf = ({ letterId, writtenAt, writerId, writerName, viewerName, minutes }: Row): Work => ({
  letterId,
  writtenAt,
  writer: writerId && writerName ? { id: writerId, name: writerName } : null,
  viewer: viewerName ? { name: viewerName, minutes: minutes ?? 0 } : null,
})
