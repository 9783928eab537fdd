import type { Db } from '../../database/client.ts'
import { Prisma } from '../../database/generated/client.ts'
import type { Site } from '../../sites/site.ts'
import { type Outgoing, outgoingInOrder } from './outgoing.ts'
import { daysOf, type Period } from './period.ts'

/** Which letters a register holds: those of these types. */
export type RegisterOf = { period: Period; slugs: string[] }

/** Lines of the register of some letter types in a period, by day and number; `order` begins anew with the period. */
export async function listRegister(
  db: Db,
  site: Pick<Site, 'id'>,
  of: RegisterOf,
  { skip, take }: { skip: number; take: number },
): Promise<{ order: number; outgoing: Outgoing }[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (${linesOf(site, of)}) line ORDER BY day, sequence, id LIMIT ${take} OFFSET ${skip}`
  const numbers = await outgoingInOrder(
    db,
    site,
    rows.map(({ id }) => id),
  )
  return numbers.map((outgoing, at) => ({ order: skip + at + 1, outgoing }))
}

/** How many lines the register has in the period. */
export async function countRegister(db: Db, site: Pick<Site, 'id'>, of: RegisterOf): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM (${linesOf(site, of)}) line`
  return rows[0]!.count
}

/** A letter's number has the letter's id; letters not made here stand in the ledger alone. */
function linesOf(site: Pick<Site, 'id'>, { period, slugs }: RegisterOf): Prisma.Sql {
  const { from, to } = daysOf(period)
  return Prisma.sql`
    SELECT id, issued_on AS day, sequence FROM letter
    WHERE site_id = ${site.id}::uuid AND type_slug = ANY(${slugs}) AND issued_on >= ${from}::date AND issued_on < ${to}::date
    UNION ALL
    SELECT id, dated_on, sequence FROM letter_number
    WHERE site_id = ${site.id}::uuid AND kind IN ('handwritten', 'typed') AND type_slug = ANY(${slugs})
      AND dated_on >= ${from}::date AND dated_on < ${to}::date`
}
