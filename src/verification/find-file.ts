import type { Database } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import type { Site } from '../sites/site.ts'

/**
 * Which file of which letter has a digest; `endorsed` where the letter has a second, endorsed file, `incomplete` where its type
 * asks for an endorsement that is not there yet.
 */
export type FoundFile = {
  code: string
  number: string
  status: 'issued' | 'revoked' | 'replaced'
  kind: 'issued' | 'endorsed'
  validUntil: string | null
  /** Whether the log knows the file, be it that it waits to be ordered there. */
  isLogged: boolean
  endorsed: boolean
  incomplete: boolean
}

/** The file of a letter of this regency by the SHA-256 of its bytes in hex, or null. The file itself never comes here. */
export async function findFile(
  database: Database,
  regency: Pick<Site, 'id'>,
  sha256: string,
): Promise<FoundFile | null> {
  const rows = await database.call<{ file: FoundFile | null }>(
    Prisma.sql`SELECT verify_file(${regency.id}::uuid, ${sha256}) AS file`,
  )
  return rows[0]?.file ?? null
}
