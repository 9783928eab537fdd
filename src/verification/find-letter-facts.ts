import type { Database } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import type { Site } from '../sites/site.ts'

/** What a stranger may know of a letter. Dates are ISO; the name is masked. */
export type LetterFacts = {
  status: 'issued' | 'revoked' | 'replaced'
  number: string
  typeName: string
  code: string
  issuedOn: string
  validUntil: string | null
  revokedAt: string | null
  replacedAt: string | null
  /** Which letter replaced it; its code is null while its file is being made. */
  replacement: { number: string; code: string | null } | null
  replaces: { number: string; code: string } | null
  /** Whether its district was asked to take note of it, and how far that is; null where nobody asked. */
  endorsement: EndorsementFacts | null
  /** SHA-256 of its seal; null of letters from before there were seals. */
  sealSha256: string | null
  /** Whether the log knows its issue, be it that it waits to be ordered there. */
  isLogged: boolean
  /** Where its issue stands in the log; null until it is ordered there. */
  logPosition: number | null
  signerName: string
  signerPosition: string
  signingMode: 'wet' | 'internal'
  holderMasked: string
  site: Pick<Site, 'kind' | 'name' | 'isUrban' | 'code'> & { host: string }
}

/** What a stranger may know of an endorsement; register, day and who are null until it is endorsed. */
export type EndorsementFacts = {
  state: 'waiting' | 'passed' | 'returned' | 'endorsing' | 'endorsed'
  required: boolean
  mode: 'internal' | 'pen' | null
  register: string | null
  endorsedOn: string | null
  by: string | null
}

/** No letter has it, since its last character is not the check of the others: a lookup that takes as long as any. */
const IMPOSSIBLE_CODE = '00000000000000000001'

/**
 * The facts of the letters of this regency that have these codes, in their order; null where there is none. A code that cannot
 * be one (null) is looked up all the same, so that the time of the answer does not tell it from a code that nobody has.
 */
export async function findLetterFacts(
  database: Database,
  regency: Pick<Site, 'id'>,
  codes: readonly (string | null)[],
): Promise<(LetterFacts | null)[]> {
  const asked = codes.map((code) => code ?? IMPOSSIBLE_CODE)
  const rows = await database.call<{ facts: (LetterFacts | null)[] }>(
    Prisma.sql`SELECT verify_letters(${regency.id}::uuid, ${asked}::text[]) AS facts`,
  )
  return rows[0]!.facts
}
