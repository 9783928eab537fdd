import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'

type Counter = { scope: string; year: number }

/** Takes the next number of the year from the site's counter: one of takeNumbers. */
export async function takeNumber(db: Db, site: Pick<Site, 'id'>, scope: string, year: number): Promise<number> {
  return (await takeNumbers(db, site, { scope, year, count: 1 })).first
}

/**
 * Takes the next numbers of the year from the site's counter, all in a row. The counter stays locked until the transaction
 * ends, so that numbers are consecutive; a rollback gives them back. Nothing slow may follow in the transaction. What was
 * counted in another manner in the same year (all letters, by code, by type) is passed over, never given again. Those who
 * wait stand in a line before the row, first come first served: waiting for the row itself, Postgres lets later ones pass.
 */
export async function takeNumbers(
  db: Db,
  site: Pick<Site, 'id'>,
  { scope, year, count }: Counter & { count: number },
): Promise<{ first: number; last: number }> {
  const line = `letter_counter ${site.id} ${scope} ${year}`
  const rows = await db.$queryRaw<{ last: number; elsewhere: number }[]>`
    INSERT INTO letter_counter (site_id, scope, year, last)
    SELECT ${site.id}::uuid, ${scope}, ${year}, ${count}::int FROM pg_advisory_xact_lock(hashtextextended(${line}, 0))
    ON CONFLICT (site_id, scope, year) DO UPDATE SET last = letter_counter.last + excluded.last
    RETURNING last, (SELECT coalesce(max(other.last), 0) FROM letter_counter other
      WHERE other.site_id = letter_counter.site_id AND other.year = letter_counter.year
        AND split_part(other.scope, ':', 1) <> split_part(letter_counter.scope, ':', 1)) AS elsewhere`
  const { last, elsewhere } = rows[0]!
  const given = last - count
  if (elsewhere <= given) return { first: given + 1, last }
  await passOver(db, site, { scope, year }, { from: given + 1, to: elsewhere })
  await db.letterCounter.updateMany({ where: { siteId: site.id, scope, year }, data: { last: elsewhere + count } })
  return { first: elsewhere + 1, last: elsewhere + count }
}

async function passOver(
  db: Db,
  site: Pick<Site, 'id'>,
  { scope, year }: Counter,
  { from, to }: { from: number; to: number },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO letter_number (site_id, scope, year, sequence, id, kind, standing, given_at)
    SELECT ${site.id}::uuid, ${scope}, ${year}, sequence, gen_random_uuid(), 'passed', 'filled', now()
    FROM generate_series(${from}::int, ${to}::int) sequence`
}
