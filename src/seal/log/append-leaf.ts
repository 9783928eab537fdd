import type { Db } from '../../database/client.ts'
import { newId } from '../../shared/id.ts'
import type { Site } from '../../sites/site.ts'
import { type Facts, hashFacts, newSalt } from './leaf.ts'

/** A leaf: whose facts they are (the id of a letter or a key), and which of several of their kind. */
export type NewLeaf = { subject: string; part?: string; facts: Facts }

/**
 * Writes a leaf for the log, in the transaction of the deed it tells of: both stand or neither. It gets its position from
 * the sequencer, within about a second. The same fact has one leaf: a second one is a fault of the deed.
 */
export async function appendLeaf(
  db: Db,
  site: Pick<Site, 'id' | 'districtId' | 'regencyId'>,
  { subject, part = '', facts }: NewLeaf,
): Promise<void> {
  const salt = newSalt()
  await db.logLeaf.createMany({
    data: {
      siteId: site.id,
      id: newId(),
      districtId: site.districtId,
      regencyId: site.regencyId,
      kind: facts.kind,
      subject,
      part,
      salt: new Uint8Array(salt),
      hash: new Uint8Array(hashFacts(salt, facts)),
    },
  })
}
