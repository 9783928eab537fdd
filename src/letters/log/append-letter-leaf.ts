import type { Db } from '../../database/client.ts'
import { appendLeaf } from '../../seal/log/append-leaf.ts'
import type { Facts } from '../../seal/log/leaf.ts'
import type { Letter } from '../find-letter.ts'

/** Writes a leaf of a letter for the log, in the transaction of the deed it tells of; `part` is the kind of a file. */
export const appendLetterLeaf = (
  db: Db,
  letter: Pick<Letter, 'siteId' | 'id' | 'districtId' | 'regencyId'>,
  facts: Facts,
  part?: string,
): Promise<void> =>
  appendLeaf(
    db,
    { id: letter.siteId, districtId: letter.districtId, regencyId: letter.regencyId },
    { subject: letter.id, part, facts },
  )
