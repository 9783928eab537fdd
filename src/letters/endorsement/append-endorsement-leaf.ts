import type { Db } from '../../database/client.ts'
import { appendLetterLeaf } from '../log/append-letter-leaf.ts'
import { endorsementFacts, fileFacts } from '../log/leaf-facts.ts'
import type { Asked } from './find-asked.ts'

type OfLetter = Pick<Asked, 'siteId' | 'letterId' | 'districtId' | 'regencyId'> & {
  letter: Pick<Asked['letter'], 'code'>
}
type Written = Parameters<typeof endorsementFacts>[1]

/** Writes the leaf of an endorsement for the log, in the transaction that endorses, or that issues what was endorsed first. */
export const appendEndorsementLeaf = (db: Db, asked: OfLetter, written: Written): Promise<void> =>
  appendLetterLeaf(db, letterOf(asked), endorsementFacts(asked.letter, written))

/** Writes the leaf of the second file of an endorsed letter, in the transaction that stores it. */
export const appendEndorsedFileLeaf = (db: Db, endorsed: OfLetter, sha256: string): Promise<void> =>
  appendLetterLeaf(db, letterOf(endorsed), fileFacts(endorsed.letter, { kind: 'endorsed', sha256 }), 'endorsed')

const letterOf = ({
  siteId,
  letterId,
  districtId,
  regencyId,
}: Pick<Asked, 'siteId' | 'letterId' | 'districtId' | 'regencyId'>) => ({
  siteId,
  id: letterId,
  districtId,
  regencyId,
})
