import type { Db } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import { type Paging, pagingOf } from '../shared/paging.ts'
import type { Site } from '../sites/site.ts'
import type { Kind } from './kinds.ts'
import { type AskedWord, MOST_WORDS, type Question, readQuestion } from './read-question.ts'

/** Something that was found, with the words in it that were looked for. */
export type Hit = {
  siteId: string
  kind: string
  title: string
  text: string
  path: string
  day: string | null
  terms: string[]
}

export type Found = {
  words: AskedWord[]
  /** How many of the words each hit has, at least: all of them, or the most that anything has. */
  matched: number
  kinds: { kind: string; count: number }[]
  hits: Hit[]
  paging: Paging
}

const PAGE = 10

/**
 * What a site, or all sites of a portal, publish about some words: what has most of them first of all, then where they weigh
 * most, then the newest. Opened in the visitor's scope for a village, in the portal's for a district or regency.
 */
export async function searchSite(
  db: Db,
  site: Site,
  { typed, kind, page, now }: { typed: string; kind: Kind | null; page: number; now: Date },
): Promise<Found> {
  const question = await readQuestion(db, site, typed)
  const { words } = question
  if (words.every(({ stems }) => stems.length === 0))
    return { words, matched: 0, kinds: [], hits: [], paging: pagingOf(0, 1, PAGE) }
  const [found] = await db.$queryRaw<{ matched: number; kinds: Found['kinds'] | null; hits: Hit[] | null }[]>`
    ${matching(question, now)}
    SELECT coalesce((SELECT matched FROM best LIMIT 1), 0)::int AS matched,
      (SELECT jsonb_agg(jsonb_build_object('kind', kind, 'count', count)) FROM (SELECT kind, count(*) FROM best GROUP BY kind) AS counted) AS kinds,
      (SELECT jsonb_agg(jsonb_build_object('siteId', e.site_id, 'kind', e.kind, 'title', e.title, 'text', e.text, 'path', e.path, 'day', e.day,
        'terms', (SELECT jsonb_agg(DISTINCT term) FROM search_word w WHERE w.site_id = e.site_id AND w.entry_id = e.id AND w.stem = ANY(${stemsOf(question)})))
        ORDER BY score DESC, e.day DESC NULLS LAST, e.id)
       FROM (SELECT * FROM best WHERE ${kind}::text IS NULL OR kind = ${kind}::text ORDER BY score DESC, day DESC NULLS LAST, id
         LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}) AS shown JOIN search_entry e USING (site_id, id)) AS hits`
  const kinds = found!.kinds ?? []
  const counted = kinds.filter((each) => !kind || each.kind === kind)
  const total = counted.reduce((sum, { count }) => sum + count, 0)
  return { words, matched: found!.matched, kinds, hits: found!.hits ?? [], paging: pagingOf(total, page, PAGE) }
}

const MOST_IDS = 500

/** The ids of what was found of one kind, the best five hundred, the best first. Opened as for searchSite. */
export async function findIdsByWords(
  db: Db,
  site: Site,
  { typed, kind, now }: { typed: string; kind: Kind; now: Date },
): Promise<string[]> {
  const question = await readQuestion(db, site, typed)
  const rows = await db.$queryRaw<{ id: string }[]>`
    ${matching(question, now, kind)} SELECT id FROM best ORDER BY score DESC, id LIMIT ${MOST_IDS}`
  return rows.map(({ id }) => id)
}

const stemsOf = ({ words }: Question): string[] => words.flatMap(({ stems }) => stems)

/** A letter, a page about the village or a person is what people come for: before news of the same weight. */
const FIRST_OF_ALL = 4

/**
 * The common table 'best': of each entry whose words match, how many do (a bit for the place of each in the question) and what
 * they weigh; those with most matches alone. Without joins before the groups, so that Postgres guesses well how many there are.
 */
function matching(question: Question, now: Date, kind: Kind | null = null): Prisma.Sql {
  const stems = stemsOf(question)
  const places = question.words.flatMap(({ stems }, at) => stems.map(() => at))
  const matchedWords = Prisma.sql`bit_count(bit_or(1 << (${places}::int[])[array_position(${stems}::text[], stem)])::bit(${Prisma.raw(String(MOST_WORDS))}))`
  return Prisma.sql`
    WITH entries AS MATERIALIZED (
      SELECT site_id, entry_id AS id, sum(weight) AS weight,
        ${question.words.length === 1 ? Prisma.sql`1` : matchedWords} AS matched
      FROM search_word WHERE site_id = ANY(${question.siteIds}::uuid[]) AND stem = ANY(${stems}::text[])
      GROUP BY site_id, entry_id
    ), shown AS MATERIALIZED (
      SELECT site_id, id, e.kind, e.day, matched, weight + CASE WHEN e.kind IN ('service', 'profile', 'official') THEN ${FIRST_OF_ALL}::int ELSE 0 END AS score
      FROM entries JOIN search_entry e USING (site_id, id)
      WHERE e.site_id = ANY(${question.siteIds}::uuid[])
        AND (e.kind = 'service') = (e.site_id IS NOT DISTINCT FROM ${question.standardId}::uuid)
        AND (${kind}::text IS NULL OR e.kind = ${kind}::text)
        AND (e.shown_from IS NULL OR e.shown_from <= ${now}) AND (e.shown_until IS NULL OR e.shown_until > ${now})
    ), best AS (SELECT * FROM shown WHERE matched = (SELECT max(matched) FROM shown))`
}
