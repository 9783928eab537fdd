import type { Db } from '../../database/client.ts'
import { Prisma } from '../../database/generated/client.ts'
import type { Site } from '../../sites/site.ts'

/** A line of the trail. */
export type TrailEntry = {
  id: string
  at: Date
  deed: string
  officerName: string | null
  subjectId: string | null
  detail: Record<string, unknown>
  address: string | null
}

export type TrailFilter = {
  officerId?: string
  /** Only these deeds; all where it is left out. */
  deeds?: readonly string[]
  /** From the first moment on, and before the last. */
  from?: Date
  to?: Date
}

/** Where a page of the trail ended: the next begins behind it. */
export type TrailPlace = { at: Date; id: string }

/**
 * The newest lines of the trail, behind `after` where that is given. Lines are found by an index alone that holds them in
 * their order, so that a trail of a million lines answers like one of ten, however it is narrowed.
 */
export async function listTrail(
  db: Db,
  site: Pick<Site, 'id'>,
  filter: TrailFilter,
  { after, take }: { after?: TrailPlace; take: number },
): Promise<TrailEntry[]> {
  return readInOrder(db, site, found(site, filter, { after, take }))
}

/** How many lines the trail has, counted no further than `most`. */
export async function countTrail(db: Db, site: Pick<Site, 'id'>, filter: TrailFilter, most: number): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (${found(site, filter, { take: most })}) line`
  return rows[0]!.count
}

/** The newest lines about any of these subjects. */
export async function listTrailOf(
  db: Db,
  site: Pick<Site, 'id'>,
  subjectIds: string[],
  take: number,
): Promise<TrailEntry[]> {
  if (subjectIds.length === 0) return []
  return readInOrder(
    db,
    site,
    Prisma.sql`
      SELECT line.id, line.at FROM unnest(${subjectIds}::uuid[]) subject(id) CROSS JOIN LATERAL (
        SELECT id, at FROM audit_entry WHERE site_id = ${site.id}::uuid AND subject_id = subject.id
        ORDER BY at DESC, id DESC LIMIT ${take}) line
      ORDER BY line.at DESC, line.id DESC LIMIT ${take}`,
  )
}

function found(
  site: Pick<Site, 'id'>,
  { officerId, deeds, from, to }: TrailFilter,
  { after, take }: { after?: TrailPlace; take: number },
): Prisma.Sql {
  const where = Prisma.sql`site_id = ${site.id}::uuid
    ${from ? Prisma.sql`AND at >= ${from}::timestamptz` : Prisma.empty}
    ${to ? Prisma.sql`AND at < ${to}::timestamptz` : Prisma.empty}
    ${after ? Prisma.sql`AND (at, id) < (${after.at}::timestamptz, ${after.id}::uuid)` : Prisma.empty}`
  const newest = Prisma.sql`ORDER BY at DESC, id DESC LIMIT ${take}`
  if (officerId) {
    const those = deeds ? Prisma.sql`AND deed = ANY(${deeds})` : Prisma.empty
    return Prisma.sql`
      SELECT id, at FROM audit_entry WHERE ${where} AND officer_id = ${officerId}::uuid ${those} ${newest}`
  }
  if (!deeds) return Prisma.sql`SELECT id, at FROM audit_entry WHERE ${where} ${newest}`
  return Prisma.sql`
    SELECT line.id, line.at FROM unnest(${deeds}::text[]) asked(deed) CROSS JOIN LATERAL (
      SELECT id, at FROM audit_entry WHERE ${where} AND audit_entry.deed = asked.deed ${newest}) line
    ORDER BY line.at DESC, line.id DESC LIMIT ${take}`
}

const readInOrder = (db: Db, site: Pick<Site, 'id'>, lines: Prisma.Sql): Promise<TrailEntry[]> =>
  db.$queryRaw<TrailEntry[]>`
    SELECT e.id, e.at, e.deed, o.name AS "officerName", e.subject_id AS "subjectId", e.detail, e.address
    FROM (${lines}) line JOIN audit_entry e ON e.site_id = ${site.id}::uuid AND e.id = line.id
      LEFT JOIN officer o ON o.site_id = e.site_id AND o.id = e.officer_id
    ORDER BY e.at DESC, e.id DESC`
