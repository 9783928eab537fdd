import type { Db } from '../../database/client.ts'
import { Prisma } from '../../database/generated/client.ts'
import type { Site } from '../../sites/site.ts'
import type { Incoming } from './find-incoming.ts'
import { incomingInOrder } from './list-incoming.ts'
import { type Outgoing, outgoingInOrder } from './outgoing.ts'
import { beforeIt, daysOf, type Period } from './period.ts'

/** One line of the agenda. `order` runs through the year. */
export type AgendaEntry = { order: number } & (
  | { side: 'in'; incoming: Incoming; outgoing?: undefined }
  | { side: 'out'; outgoing: Outgoing; incoming?: undefined }
)
export type AgendaSide = 'in' | 'out' | 'both'
type Days = { from: Date; to: Date }

/**
 * Lines of the agenda in its order: by day, what came in first, then by number. It holds every number that was given, those
 * void, unfilled or still open too, but not those of the paper book.
 */
export async function listAgenda(
  db: Db,
  site: Pick<Site, 'id'>,
  { period, side }: { period: Period; side: AgendaSide },
  { skip, take }: { skip: number; take: number },
): Promise<AgendaEntry[]> {
  const before = await countDays(db, site, side, beforeIt(period))
  const rows = await db.$queryRaw<{ id: string; incoming: boolean }[]>`
    SELECT id, incoming FROM (${linesOf(site, side, daysOf(period))}) line
    ORDER BY day, incoming DESC, scope, place LIMIT ${take} OFFSET ${skip}`
  const idsOf = (incoming: boolean) => rows.filter((row) => row.incoming === incoming).map(({ id }) => id)
  const came = new Map((await incomingInOrder(db, site, idsOf(true))).map((letter) => [letter.id, letter]))
  const went = new Map((await outgoingInOrder(db, site, idsOf(false))).map((number) => [number.id, number]))
  return rows.map(({ id, incoming }, at): AgendaEntry => {
    const order = before + skip + at + 1
    return incoming ? { order, side: 'in', incoming: came.get(id)! } : { order, side: 'out', outgoing: went.get(id)! }
  })
}

/** How many lines the agenda has in the period. */
export const countAgenda = (
  db: Db,
  site: Pick<Site, 'id'>,
  { period, side }: { period: Period; side: AgendaSide },
): Promise<number> => countDays(db, site, side, daysOf(period))

async function countDays(db: Db, site: Pick<Site, 'id'>, side: AgendaSide, days: Days): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT ((SELECT count(*) FROM incoming_letter WHERE ${side !== 'out'} AND ${within(site, 'received_on', days)}) +
      (SELECT count(*) FROM letter_number WHERE ${side !== 'in'} AND year = ${days.from.getUTCFullYear()}
        AND ${within(site, 'dated_on', days)}))::int AS count`
  return rows[0]!.count
}

/** Only numbers that were given on a day: those of the paper book, and those passed over, have none. */
function linesOf(site: Pick<Site, 'id'>, side: AgendaSide, days: Days): Prisma.Sql {
  const incoming = Prisma.sql`
    SELECT id, true AS incoming, received_on AS day, '' AS scope, agenda AS place FROM incoming_letter
    WHERE ${within(site, 'received_on', days)}`
  const outgoing = Prisma.sql`
    SELECT id, false AS incoming, dated_on AS day, scope, sequence AS place FROM letter_number
    WHERE year = ${days.from.getUTCFullYear()} AND ${within(site, 'dated_on', days)}`
  if (side !== 'both') return side === 'in' ? incoming : outgoing
  return Prisma.sql`${incoming} UNION ALL ${outgoing}`
}

const within = (site: Pick<Site, 'id'>, column: 'received_on' | 'dated_on', { from, to }: Days): Prisma.Sql =>
  Prisma.sql`site_id = ${site.id}::uuid AND ${Prisma.raw(column)} >= ${from}::date AND ${Prisma.raw(column)} < ${to}::date`
