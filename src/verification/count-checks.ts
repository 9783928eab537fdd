import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'
import type { Asked, Counted } from './tally.ts'

/**
 * Adds what was counted to what stands in the database, in the verifier's scope of the regency: checks at their letters, tries
 * at the site whose prefix the code had, or at the regency. In one order everywhere, so that two processes do not lock crosswise.
 */
export async function countChecks(db: Db, regency: Pick<Site, 'id'>, { letters, unknown }: Counted): Promise<void> {
  const seen = columnsOf(letters)
  await db.$executeRaw`
    INSERT INTO letter_check (site_id, letter_id, day, district_id, regency_id, checks)
    SELECT l.site_id, l.id, seen.day, l.district_id, l.regency_id, seen.times
    FROM unnest(${seen.texts}::text[], ${seen.days}::date[], ${seen.times}::int[]) seen (code, day, times)
    JOIN site s ON s.code_prefix = left(seen.code, 4)::char(4)
    JOIN letter l ON l.site_id = s.id AND l.code = seen.code::char(20)
    ORDER BY 1, 2, 3
    ON CONFLICT (site_id, letter_id, day) DO UPDATE SET checks = letter_check.checks + excluded.checks`
  const tried = columnsOf(unknown)
  await db.$executeRaw`
    INSERT INTO code_try (site_id, day, district_id, regency_id, tries)
    SELECT s.id, tried.day, s.district_id, s.regency_id, sum(tried.times)::int
    FROM unnest(${tried.texts}::text[], ${tried.days}::date[], ${tried.times}::int[]) tried (prefix, day, times)
    LEFT JOIN site named ON named.code_prefix = tried.prefix::char(4) AND named.regency_id = ${regency.id}::uuid
    JOIN site s ON s.id = coalesce(named.id, ${regency.id}::uuid)
    GROUP BY s.id, tried.day
    ORDER BY 1, 2
    ON CONFLICT (site_id, day) DO UPDATE SET tries = code_try.tries + excluded.tries`
}

const columnsOf = (asked: Asked[]) => ({
  texts: asked.map(({ text }) => text),
  days: asked.map(({ day }) => day),
  times: asked.map(({ times }) => times),
})
