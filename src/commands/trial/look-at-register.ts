import { createHash } from 'node:crypto'
import pg from 'pg'
import { type EndorsedPlace, endorsedContent } from '../../letters/endorsement/endorsed-content.ts'
import type { LetterContent } from '../../letters/paper/content.ts'
import { renderLetter } from '../../letters/paper/render-letter.ts'

/** So many of the letters that were told of are made anew, to compare their bytes. */
const MADE_ANEW = 200

const REGISTER = `
  SELECT count(*)::int AS entries, count(DISTINCT sequence)::int AS "different", count(DISTINCT letter_id)::int AS letters,
    coalesce(max(sequence), 0) AS last,
    coalesce((SELECT last FROM register_counter c WHERE c.site_id = $1 ORDER BY year DESC LIMIT 1), 0) AS counter,
    (SELECT count(*)::int FROM endorsement e WHERE e.district_id = $1 AND e.state = 'endorsing') AS endorsing,
    (SELECT count(*)::int FROM endorsement e WHERE e.district_id = $1 AND e.state <> 'endorsed') AS open,
    (SELECT count(*)::int FROM endorsement e JOIN register_entry r ON r.site_id = e.district_id AND r.letter_id = e.letter_id
      JOIN letter_file f ON f.site_id = e.site_id AND f.letter_id = e.letter_id AND f.kind = 'endorsed'
      WHERE e.district_id = $1 AND e.register = r.number AND f.sha256 = encode(sha256(f.bytes), 'hex')) AS whole
  FROM register_entry WHERE site_id = $1`

const LETTER = `
  SELECT e.state, e.place, l.content, f.bytes, f.sha256 FROM endorsement e
  JOIN letter l ON l.site_id = e.site_id AND l.id = e.letter_id
  LEFT JOIN letter_file f ON f.site_id = e.site_id AND f.letter_id = e.letter_id AND f.kind = 'endorsed'
  WHERE e.district_id = $1 AND e.letter_id = $2`

type Register = {
  entries: number
  different: number
  letters: number
  last: number
  counter: number
  endorsing: number
  open: number
  whole: number
}

/** The hand of a superuser in a district's register, which looks and changes nothing. */
export async function openRegisterLook(adminUrl: string, host: string) {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  const { rows } = await client.query<{ id: string }>('SELECT site_id AS id FROM domain WHERE host = $1', [host])
  const siteId = rows[0]?.id
  if (!siteId) throw new Error(`No site at ${host}`)
  const register = async (): Promise<Register> => (await client.query(REGISTER, [siteId])).rows[0]

  /** What is wrong with a letter that was said to be endorsed, or null. */
  async function faultOf(id: string, anew: boolean): Promise<string | null> {
    const letter = (await client.query(LETTER, [siteId, id])).rows[0]
    if (!letter) return 'is not at the district'
    if (letter.state !== 'endorsed') return `is ${letter.state}`
    if (!letter.bytes) return 'has no second file'
    if (createHash('sha256').update(letter.bytes).digest('hex') !== letter.sha256)
      return 'has a file of another SHA-256'
    if (!anew) return null
    const content = endorsedContent(letter.content as LetterContent, letter.place as EndorsedPlace)
    return (await renderLetter(content)).equals(letter.bytes)
      ? null
      : 'has a second file that its content does not give'
  }

  return {
    register,
    /** What is wrong after so many letters were endorsed from this number on. */
    async faults({ first, letters, told }: { first: number; letters: number; told: string[] }): Promise<string[]> {
      const { entries, different, letters: named, last, counter, open, whole } = await register()
      const total = first - 1 + letters
      const found = [
        entries !== total && `${entries} register entries instead of ${total}`,
        different !== entries && `${entries - different} register numbers twice`,
        named !== entries && `${entries - named} letters with two numbers`,
        last !== total && `the last number is ${last}, not ${total}`,
        counter !== last && `the counter stands at ${counter}, the last entry at ${last}`,
        open > 0 && `${open} letters not endorsed`,
        whole !== entries && `${entries - whole} entries without their second file`,
      ].filter((fault) => fault !== false)
      for (const [at, id] of told.entries()) {
        const fault = await faultOf(id, at < MADE_ANEW)
        if (fault) found.push(`letter ${id} ${fault}`)
      }
      return found
    },
    close: () => client.end(),
  }
}
