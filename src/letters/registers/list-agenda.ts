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
export type AgendaOf = { period: Period; side: AgendaSide }
type Days = { from: Date; to: Date }

/**
 * Lines of the agenda in its order: by day, what came in first, then by number. It holds every number that was given, those
 * void, unfilled or still open too, but not those of the paper book. Days are counted first, so that only the lines of the
 * days that the slice falls on are put in order.
 */
export async function listAgenda(
  db: Db,
  site: Pick<Site, 'id'>,
  { period, side }: AgendaOf,
  { skip, take }: { skip: number; take: number },
): Promise<AgendaEntry[]> {
  const yearSoFar = await countByDay(db, site, side, { from: beforeIt(period).from, to: daysOf(period).to })
  const before = sum(yearSoFar.filter(({ day }) => day < daysOf(period).from))
  const first = before + skip
  let passed = 0
  const touched = yearSoFar.filter(({ count }) => {
    passed += count
    return passed > first && passed - count < first + take
  })
  if (touched.length === 0) return []
  const from = touched[0]!.day
  const to = new Date(touched.at(-1)!.day.getTime() + DAY)
  const into = first - sum(yearSoFar.filter(({ day }) => day < from))
  const rows = await db.$queryRaw<Line[]>`
    SELECT id, incoming FROM (${linesOf(site, side, { from, to })}) line
    ORDER BY day, incoming DESC, scope, place LIMIT ${take} OFFSET ${into}`
  return readLines(db, site, rows, first)
}

/** How many lines the agenda has in the period. */
export async function countAgenda(db: Db, site: Pick<Site, 'id'>, { period, side }: AgendaOf): Promise<number> {
  return sum(await countByDay(db, site, side, daysOf(period)))
}

const DAY = 24 * 60 * 60 * 1000

type Line = { id: string; incoming: boolean }
type DayCount = { day: Date; count: number }
const sum = (days: DayCount[]): number => days.reduce((total, { count }) => total + count, 0)

async function readLines(db: Db, site: Pick<Site, 'id'>, rows: Line[], first: number): Promise<AgendaEntry[]> {
  const idsOf = (incoming: boolean) => rows.filter((row) => row.incoming === incoming).map(({ id }) => id)
  const came = new Map((await incomingInOrder(db, site, idsOf(true))).map((letter) => [letter.id, letter]))
  const went = new Map((await outgoingInOrder(db, site, idsOf(false))).map((number) => [number.id, number]))
  return rows.map(({ id, incoming }, at): AgendaEntry => {
    const order = first + at + 1
    return incoming ? { order, side: 'in', incoming: came.get(id)! } : { order, side: 'out', outgoing: went.get(id)! }
  })
}

async function countByDay(db: Db, site: Pick<Site, 'id'>, side: AgendaSide, days: Days): Promise<DayCount[]> {
  const incoming = Prisma.sql`
    SELECT received_on AS day, count(*) AS count FROM incoming_letter ${received(site, days)} GROUP BY received_on`
  const outgoing = Prisma.sql`
    SELECT dated_on AS day, count(*) AS count FROM letter_number ${given(site, days)} GROUP BY dated_on`
  return db.$queryRaw<DayCount[]>`
    SELECT day, sum(count)::int AS count FROM (${onSide(side, incoming, outgoing)}) counted GROUP BY day ORDER BY day`
}

function linesOf(site: Pick<Site, 'id'>, side: AgendaSide, days: Days): Prisma.Sql {
  const incoming = Prisma.sql`
    SELECT id, true AS incoming, received_on AS day, '' AS scope, agenda AS place FROM incoming_letter ${received(site, days)}`
  const outgoing = Prisma.sql`
    SELECT id, false AS incoming, dated_on AS day, scope, sequence AS place FROM letter_number ${given(site, days)}`
  return onSide(side, incoming, outgoing)
}

function onSide(side: AgendaSide, incoming: Prisma.Sql, outgoing: Prisma.Sql): Prisma.Sql {
  if (side !== 'both') return side === 'in' ? incoming : outgoing
  return Prisma.sql`${incoming} UNION ALL ${outgoing}`
}

const received = (site: Pick<Site, 'id'>, { from, to }: Days): Prisma.Sql =>
  Prisma.sql`WHERE site_id = ${site.id}::uuid AND received_on >= ${from}::date AND received_on < ${to}::date`

/** Numbers that were given on a day of one year: those of the paper book, and those passed over, have no day. */
const given = (site: Pick<Site, 'id'>, { from, to }: Days): Prisma.Sql =>
  Prisma.sql`WHERE site_id = ${site.id}::uuid AND year = ${from.getUTCFullYear()}
    AND dated_on >= ${from}::date AND dated_on < ${to}::date`
