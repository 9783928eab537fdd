import type { Db } from '../../database/client.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import type { Letter } from '../find-letter.ts'
import { makeMove } from './make-move.ts'

/** Returns a letter that waits to who prepared it, with the reason: it can be changed and submitted again. */
export const returnLetter = (
  db: Db,
  site: Site,
  read: { id: string; version: number; reason: string },
  doer: Doer,
): Promise<Letter> => makeMove(db, site, { ...read, move: 'return' }, doer)
