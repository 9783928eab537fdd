import type { Db } from '../../database/client.ts'
import { Prisma } from '../../database/generated/client.ts'
import type { SiteKind } from '../../shared/site-kind.ts'
import type { Site } from '../../sites/site.ts'
import { daysOf, type Period } from './period.ts'

/** A number of the district's register, with the letter that it was given to. */
export type Endorsed = {
  order: number
  letterId: string
  register: string
  datedOn: Date
  mode: string
  village: { kind: SiteKind; name: string; isUrban: boolean; code: string }
  number: string | null
  issuedOn: Date | null
  typeName: string
  holderName: string
  signer: string
  /** Whether the village took the letter back afterwards, so that it is endorsed under another number or not at all. */
  takenBack: boolean
  letterStatus: string
}

type Row = Omit<Endorsed, 'order' | 'village'> & Endorsed['village']

/** Lines of the register of endorsements in a period, by day and number; in the endorser's scope of the district. */
export async function listEndorsed(
  db: Db,
  district: Pick<Site, 'id'>,
  period: Period,
  { skip, take }: { skip: number; take: number },
): Promise<Endorsed[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT r.letter_id AS "letterId", r.number AS register, r.dated_on AS "datedOn", r.mode,
      v.kind, v.name, v.is_urban AS "isUrban", v.code,
      l.number, l.issued_on AS "issuedOn", l.type_name AS "typeName", l.holder_name AS "holderName", l.status AS "letterStatus",
      concat_ws(', ', e.signer_name, e.signer_position) AS signer, e.register IS DISTINCT FROM r.number AS "takenBack"
    FROM register_entry r JOIN site v ON v.id = r.village_id
      JOIN letter l ON l.site_id = r.village_id AND l.id = r.letter_id
      JOIN endorsement e ON e.site_id = r.village_id AND e.letter_id = r.letter_id
    WHERE ${inPeriod(district, period)}
    ORDER BY r.dated_on, r.sequence NULLS LAST, r.id LIMIT ${take} OFFSET ${skip}`
  return rows.map(({ kind, name, isUrban, code, ...row }, at) => ({
    ...row,
    order: skip + at + 1,
    village: { kind, name, isUrban, code },
  }))
}

/** How many lines the register has in the period. */
export async function countEndorsed(db: Db, district: Pick<Site, 'id'>, period: Period): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM register_entry r WHERE ${inPeriod(district, period)}`
  return rows[0]!.count
}

/** The years in which the register has numbers, and this one, the newest first. */
export async function yearsOfEndorsed(db: Db, district: Pick<Site, 'id'>, thisYear: number): Promise<number[]> {
  const rows = await db.registerEntry.groupBy({ by: ['year'], where: { siteId: district.id } })
  return [...new Set([thisYear, ...rows.map(({ year }) => year)])].sort((one, other) => other - one)
}

function inPeriod(district: Pick<Site, 'id'>, period: Period): Prisma.Sql {
  const { from, to } = daysOf(period)
  return Prisma.sql`r.site_id = ${district.id}::uuid AND r.dated_on >= ${from}::date AND r.dated_on < ${to}::date`
}
