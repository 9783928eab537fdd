import type { Db } from '../../database/client.ts'
import { Conflict } from '../../shared/errors.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { findLetter, type Letter } from '../find-letter.ts'
import { type Copying, startFrom } from './start-from.ts'

/**
 * Starts a draft that is to replace an issued letter, which stays valid until the draft is issued; Conflict where it is no
 * longer valid. Several may be started, one can be issued.
 */
export async function startReplacement(db: Db, site: Site, { id, from }: Copying, doer: Doer): Promise<Letter> {
  const letter = await findLetter(db, site, from)
  if (letter.status !== 'issued') throw new Conflict('Hanya surat yang masih berlaku yang dapat diganti.')
  return startFrom(db, site, { id, letter, replacesId: letter.id }, doer)
}
