import type { Db } from '../../database/client.ts'
import { Prisma } from '../../database/generated/client.ts'
import type { Site } from '../../sites/site.ts'

/** One number of the register, whatever it was given for. */
export type ListedNumber = {
  id: string
  scope: string
  year: number
  sequence: number
  /** 'letter', 'handwritten' (from a reserved block) or 'typed' (elsewhere). */
  kind: string
  /** 'open' while reserved and not entered; 'unfilled' and 'void' with their reason; else 'filled'. */
  standing: string
  /** As printed; null while a reserved number is open, and where it was left unfilled. */
  number: string | null
  /** Of the letter; the day of reservation while it is open or where it was left unfilled. */
  datedOn: Date
  typeSlug: string | null
  typeName: string
  holderName: string
  remark: string
  /** Why it is void, unfilled, or revoked. */
  reason: string
  letterId: string | null
  /** 'issuing', 'issued', 'revoked' … of a letter made here. */
  letterStatus: string | null
}

export type NumberFilter = {
  year: number
  /** 1 to 12; the whole year where left out. */
  month?: number
  scope?: string
  standings?: string[]
  /** Only what was not made here. */
  elsewhere?: boolean
}

/**
 * The numbers of a year in the order of the book: by day, then by number. It holds letters, what was entered of letters not
 * made here, and what was voided or left unfilled; not the numbers of the paper book and those passed over, of which
 * nothing is known.
 */
export async function listNumbers(
  db: Db,
  site: Pick<Site, 'id'>,
  filter: NumberFilter,
  slice: { skip?: number; take?: number } = {},
): Promise<ListedNumber[]> {
  return db.$queryRaw<ListedNumber[]>`
    SELECT n.id, n.scope, n.year, n.sequence, n.kind, n.standing, n.number, n.dated_on AS "datedOn",
      coalesce(l.type_slug, n.type_slug) AS "typeSlug", coalesce(l.type_name, n.type_name) AS "typeName",
      coalesce(l.holder_name, n.holder_name) AS "holderName", n.remark,
      coalesce(l.revocation_reason, n.reason) AS reason, n.letter_id AS "letterId", l.status AS "letterStatus"
    FROM letter_number n LEFT JOIN letter l ON l.site_id = n.site_id AND l.id = n.letter_id
    WHERE ${within(site, filter)}
    ORDER BY n.dated_on, n.scope, n.sequence
    LIMIT ${slice.take ?? null} OFFSET ${slice.skip ?? 0}`
}

/** How many numbers listNumbers would list in all. */
export async function countNumbers(db: Db, site: Pick<Site, 'id'>, filter: NumberFilter): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM letter_number n WHERE ${within(site, filter)}`
  return rows[0]!.count
}

function within(site: Pick<Site, 'id'>, { year, month, scope, standings, elsewhere }: NumberFilter): Prisma.Sql {
  const from = new Date(Date.UTC(year, (month ?? 1) - 1, 1))
  const to = new Date(Date.UTC(year, month ?? 12, 1))
  return Prisma.join(
    [
      Prisma.sql`n.site_id = ${site.id}::uuid AND n.year = ${year} AND n.dated_on >= ${from} AND n.dated_on < ${to}`,
      elsewhere ? Prisma.sql`n.kind IN ('handwritten', 'typed')` : Prisma.sql`n.kind NOT IN ('paper', 'passed')`,
      ...(scope === undefined ? [] : [Prisma.sql`n.scope = ${scope}`]),
      ...(standings ? [Prisma.sql`n.standing = ANY(${standings})`] : []),
    ],
    ' AND ',
  )
}
