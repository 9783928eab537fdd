import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'

/** What became of the numbers of one counter in one year. */
export type CounterReport = {
  scope: string
  /** The last number given. */
  last: number
  letters: number
  revoked: number
  handwritten: number
  typed: number
  /** Reserved, and nothing entered yet. */
  open: number
  unfilled: number
  voided: number
  paper: number
  passed: number
  /** Numbers from 1 to the last that stand nowhere, the first hundred: there should be none. */
  holes: number[]
  /** How many there are in all. */
  missing: number
}

/**
 * Every counter of a year with what its numbers were given for. That none is missing is read from the ledger: as a number
 * stands in it once, there are as many rows as the last number says, or else the holes are named.
 */
export async function reportNumbers(db: Db, site: Pick<Site, 'id'>, year: number): Promise<CounterReport[]> {
  const rows = await db.$queryRaw<(Omit<CounterReport, 'holes' | 'missing'> & { entered: number; highest: number })[]>`
    WITH ledger AS (
      SELECT scope, count(*)::int AS entered, max(sequence) AS highest,
        count(*) FILTER (WHERE kind = 'letter')::int AS letters,
        count(*) FILTER (WHERE kind = 'handwritten' AND standing = 'filled')::int AS handwritten,
        count(*) FILTER (WHERE kind = 'typed' AND standing = 'filled')::int AS typed,
        count(*) FILTER (WHERE standing = 'open')::int AS open,
        count(*) FILTER (WHERE standing = 'unfilled')::int AS unfilled,
        count(*) FILTER (WHERE standing = 'void')::int AS voided,
        count(*) FILTER (WHERE kind = 'paper')::int AS paper,
        count(*) FILTER (WHERE kind = 'passed')::int AS passed
      FROM letter_number WHERE site_id = ${site.id}::uuid AND year = ${year} GROUP BY scope),
    counter AS (SELECT scope, last FROM letter_counter WHERE site_id = ${site.id}::uuid AND year = ${year}),
    revocation AS (
      SELECT counter_scope AS scope, count(*)::int AS revoked FROM letter
      WHERE site_id = ${site.id}::uuid AND year = ${year} AND status = 'revoked' GROUP BY counter_scope)
    SELECT scope, greatest(coalesce(last, 0), coalesce(highest, 0)) AS last, coalesce(entered, 0) AS entered,
      coalesce(highest, 0) AS highest, coalesce(letters, 0) AS letters, coalesce(revoked, 0) AS revoked,
      coalesce(handwritten, 0) AS handwritten, coalesce(typed, 0) AS typed, coalesce(open, 0) AS open,
      coalesce(unfilled, 0) AS unfilled, coalesce(voided, 0) AS voided, coalesce(paper, 0) AS paper,
      coalesce(passed, 0) AS passed
    FROM counter FULL JOIN ledger USING (scope) LEFT JOIN revocation USING (scope) ORDER BY scope`
  return Promise.all(
    rows.map(async ({ entered, highest: _, ...row }) => {
      const missing = row.last - entered
      return { ...row, missing, holes: missing ? await holesOf(db, site, { ...row, year }) : [] }
    }),
  )
}

async function holesOf(
  db: Db,
  site: Pick<Site, 'id'>,
  { scope, year, last }: { scope: string; year: number; last: number },
): Promise<number[]> {
  const rows = await db.$queryRaw<{ hole: number }[]>`
    SELECT hole FROM generate_series(1, ${last}::int) hole
    WHERE NOT EXISTS (SELECT 1 FROM letter_number n
      WHERE n.site_id = ${site.id}::uuid AND n.scope = ${scope} AND n.year = ${year} AND n.sequence = hole)
    ORDER BY hole LIMIT 100`
  return rows.map(({ hole }) => hole)
}

/** The years that the site has given numbers in, the newest first. */
export async function yearsOfNumbers(db: Db, site: Pick<Site, 'id'>): Promise<number[]> {
  const rows = await db.letterCounter.findMany({
    where: { siteId: site.id },
    distinct: ['year'],
    select: { year: true },
    orderBy: { year: 'desc' },
  })
  return rows.map(({ year }) => year)
}
