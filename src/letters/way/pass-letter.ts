import type { Db } from '../../database/client.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import type { Letter } from '../find-letter.ts'
import { makeMove } from './make-move.ts'

/**
 * The checker finds a submitted letter right and passes it on to who signs, or to the district where that endorses first, with
 * who is to sign it.
 */
export const passLetter = (
  db: Db,
  site: Site,
  read: { id: string; version: number; signer?: string },
  doer: Doer,
): Promise<Letter> => makeMove(db, site, { ...read, move: 'pass' }, doer)
