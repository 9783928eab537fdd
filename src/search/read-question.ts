import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'
import { nearestWords } from './nearest-words.ts'

/** A word of a question, what it is found under and, where nothing has it, the words it was taken for. */
export type AskedWord = { term: string; stems: string[]; takenFor: string[] }

/** A question as the index is asked it, and whose entries may answer it. */
export type Question = {
  words: AskedWord[]
  /** The sites whose words are looked through. */
  siteIds: string[]
  /** The regency whose letters a village offers; null on a portal, which offers none. */
  standardId: string | null
}

/** Further words of a question are not read. */
export const MOST_WORDS = 8

/**
 * Reads a question at a site: its words without those every text has, the first eight. One that nothing has is taken for the
 * nearest that something has. Opened in the visitor's scope for a village, in the portal's for a district or regency.
 */
export async function readQuestion(db: Db, site: Site, typed: string): Promise<Question> {
  const portal = site.kind !== 'village'
  const siteIds = portal ? await openSites(db, site) : [site.id, site.regencyId]
  // Whether a stem is there is looked up for each by itself (LIMIT): no plan reads the words of a site for it.
  const words = await db.$queryRaw<{ term: string; stems: string[]; known: boolean }[]>`
    SELECT term, stems, EXISTS (SELECT 1 FROM unnest(stems) AS each (stem), LATERAL (SELECT 1 FROM search_word w
      WHERE w.site_id = ANY(${siteIds}::uuid[]) AND w.stem = each.stem LIMIT 1) AS there LIMIT 1) AS known
    FROM (SELECT term, min(place) AS place FROM search_terms(${typed}) WITH ORDINALITY AS said (term, place)
      GROUP BY term ORDER BY place LIMIT ${MOST_WORDS}) AS asked, LATERAL (SELECT search_stems(term) AS stems OFFSET 0) AS found
    ORDER BY place`
  const asked: AskedWord[] = []
  for (const { term, stems, known } of words)
    asked.push(known ? { term, stems, takenFor: [] } : await takeForNearest(db, siteIds, term))
  return { words: asked, siteIds, standardId: portal ? null : site.regencyId }
}

async function openSites(db: Db, site: Site): Promise<string[]> {
  const below = site.kind === 'regency' ? { regencyId: site.id } : { districtId: site.id }
  const rows = await db.site.findMany({ where: { ...below, closedAt: null }, select: { id: true } })
  return rows.map(({ id }) => id)
}

/** Looked for among the words with its first letter or its second: a slip in the very first letter is the rarest. */
async function takeForNearest(db: Db, siteIds: string[], term: string): Promise<AskedWord> {
  const unknown = { term, stems: [], takenFor: [] }
  if (/^\d+$/.test(term)) return unknown
  const letters = [...new Set(term.slice(0, 2))]
  const after = letters.map((letter) => String.fromCharCode(letter.charCodeAt(0) + 1))
  const rows = await db.$queryRaw<{ term: string }[]>`
    SELECT DISTINCT w.term FROM unnest(${letters}::text[], ${after}::text[]) AS l (letter, after)
      JOIN search_word w ON w.term >= l.letter AND w.term < l.after WHERE w.site_id = ANY(${siteIds}::uuid[])`
  const takenFor = nearestWords(
    term,
    rows.map((row) => row.term),
  )
  if (takenFor.length === 0) return unknown
  const [found] = await db.$queryRaw<{ stems: string[] }[]>`
    SELECT array_agg(DISTINCT stem) AS stems FROM unnest(${takenFor}::text[]) AS term, unnest(search_stems(term)) AS stem`
  return { term, stems: found!.stems, takenFor }
}
