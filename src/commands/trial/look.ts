import { createHash } from 'node:crypto'
import pg from 'pg'
import type { LetterContent } from '../../letters/paper/content.ts'
import { renderLetter } from '../../letters/paper/render-letter.ts'

/** What stands in a site's register, as a superuser reads it. */
export type Register = {
  /** Letters that have a number. */
  letters: number
  /** Those whose number was taken but whose file is not told of yet. */
  issuing: number
  first: number
  last: number
  differentSequences: number
  differentNumbers: number
  /** Letters that are issued, with one file whose SHA-256 is that of its bytes. */
  whole: number
  counter: number
}

const REGISTER = `
  SELECT count(*)::int AS letters, count(*) FILTER (WHERE status = 'issuing')::int AS issuing,
    coalesce(min(sequence), 0) AS first, coalesce(max(sequence), 0) AS last,
    count(DISTINCT sequence)::int AS "differentSequences", count(DISTINCT number)::int AS "differentNumbers",
    count(*) FILTER (WHERE status = 'issued' AND EXISTS (SELECT 1 FROM letter_file f WHERE f.site_id = letter.site_id
      AND f.letter_id = letter.id AND f.kind = 'issued' AND f.sha256 = encode(sha256(f.bytes), 'hex')
      AND substr(f.bytes, 1, 5) = '%PDF-'::bytea))::int AS whole,
    coalesce((SELECT sum(last)::int FROM letter_counter c WHERE c.site_id = $1), 0) AS counter
  FROM letter WHERE site_id = $1 AND status <> 'draft'`

const LETTER = `
  SELECT l.status, l.content, f.sha256, f.bytes FROM letter l
  LEFT JOIN letter_file f ON f.site_id = l.site_id AND f.letter_id = l.id AND f.kind = 'issued'
  WHERE l.site_id = $1 AND l.id = $2`

/** The hand of a superuser, which looks and changes nothing. */
export async function openLook(adminUrl: string, host: string) {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  const { rows } = await client.query<{ id: string }>('SELECT site_id AS id FROM domain WHERE host = $1', [host])
  const siteId = rows[0]?.id
  if (!siteId) throw new Error(`No site at ${host}`)
  return {
    async register(): Promise<Register> {
      return (await client.query(REGISTER, [siteId])).rows[0]
    },
    /** What is wrong with a letter that was said to be issued, or null. */
    async faultOf(id: string): Promise<string | null> {
      const letter = (await client.query(LETTER, [siteId, id])).rows[0]
      if (!letter) return 'is not in the register'
      if (letter.status !== 'issued') return `is ${letter.status}`
      if (!letter.bytes) return 'has no file'
      const sha256 = createHash('sha256').update(letter.bytes).digest('hex')
      if (sha256 !== letter.sha256) return 'has a file whose SHA-256 is another'
      if (!(await renderLetter(letter.content as LetterContent)).equals(letter.bytes))
        return 'has a file that its content does not give'
      return null
    },
    close: () => client.end(),
  }
}

/** What is wrong with a register in which every number from `first` on must stand once, each with its file. */
export function faultsOf(register: Register, { first, letters }: { first: number; letters: number }): string[] {
  const { differentSequences, differentNumbers, issuing, whole, last, counter } = register
  return [
    register.letters !== letters && `${register.letters} letters instead of ${letters}`,
    issuing > 0 && `${issuing} half letters`,
    differentSequences !== register.letters && `${register.letters - differentSequences} numbers twice`,
    differentNumbers !== register.letters && `${register.letters - differentNumbers} printed numbers twice`,
    register.letters > 0 && register.first !== first && `the first number is ${register.first}, not ${first}`,
    last - register.first + 1 !== differentSequences && `gaps between ${register.first} and ${last}`,
    counter !== last && `the counter stands at ${counter}, the last letter at ${last}`,
    whole !== register.letters && `${register.letters - whole} letters without their file`,
  ].filter((fault) => fault !== false)
}
