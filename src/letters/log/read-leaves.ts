import type { Db } from '../../database/client.ts'
import type { Endorsement } from '../../database/generated/client.ts'
import type { LeafRef, ReadLeaf } from '../../seal/log/leaf.ts'
import type { Site } from '../../sites/site.ts'
import type { Letter } from '../find-letter.ts'
import { endorsementFacts, fileFacts, issueFacts, replacementFacts, revocationFacts } from './leaf-facts.ts'

type File = { letterId: string; kind: string; sha256: string; actual: string }
type Shelf = { letters: Map<string, Letter>; files: File[]; endorsements: Endorsement[] }

/** What these leaves of letters should say, by what stands in the register today; the SHA-256 of files is counted anew. */
export async function readLeaves(db: Db, site: Pick<Site, 'id'>, leaves: readonly LeafRef[]): Promise<ReadLeaf[]> {
  const ids = [...new Set(leaves.map(({ subject }) => subject))]
  const letters = await db.letter.findMany({ where: { siteId: site.id, id: { in: ids } } })
  const others = letters.flatMap(({ replacementId }) => replacementId ?? [])
  const replacements = await db.letter.findMany({ where: { siteId: site.id, id: { in: others } } })
  const shelf: Shelf = {
    letters: new Map([...replacements, ...letters].map((letter) => [letter.id, letter])),
    files: await readFiles(db, site, ids),
    endorsements: await db.endorsement.findMany({ where: { siteId: site.id, letterId: { in: ids } } }),
  }
  return leaves.map((leaf) => readLeaf(shelf, leaf))
}

const readFiles = (db: Db, site: Pick<Site, 'id'>, ids: string[]): Promise<File[]> =>
  db.$queryRaw<File[]>`
    SELECT letter_id AS "letterId", kind, sha256, encode(sha256(bytes), 'hex') AS actual
    FROM letter_file WHERE site_id = ${site.id}::uuid AND letter_id = ANY (${ids}::uuid[])`

function readLeaf({ letters, files, endorsements }: Shelf, { kind, subject, part }: LeafRef): ReadLeaf {
  const letter = letters.get(subject)
  const gone = (what: string) => ({ what, facts: 'is gone', claims: null })
  if (!letter) return gone(`letter ${subject}`)
  const of = `letter ${letter.number}`
  switch (kind) {
    case 'issue':
      return { what: `the issue of ${of}`, facts: issueFacts(letter), claims: letter.issuedAt }
    case 'revocation':
      return { what: `the revocation of ${of}`, facts: revocationFacts(letter), claims: letter.revokedAt }
    case 'replacement': {
      const by = letters.get(letter.replacementId ?? '')?.code ?? null
      return { what: `the replacement of ${of}`, facts: replacementFacts(letter, by), claims: letter.replacedAt }
    }
    case 'endorsement': {
      const what = `the endorsement of ${of}`
      const endorsement = endorsements.find(({ letterId }) => letterId === subject)
      if (!endorsement?.endorsedAt) return gone(what)
      return { what, facts: endorsementFacts(letter, endorsement), claims: endorsement.endorsedAt }
    }
    case 'file': {
      const file = files.find((each) => each.letterId === subject && each.kind === part)
      const what = `the file of ${of}`
      if (!file) return gone(what)
      const whole = file.actual === file.sha256
      return { what, facts: whole ? fileFacts(letter, file) : 'has bytes of another SHA-256', claims: null }
    }
    default:
      return gone(`the ${kind} of ${of}`)
  }
}
