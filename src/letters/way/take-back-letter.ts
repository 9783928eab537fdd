import type { Db } from '../../database/client.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import type { Letter } from '../find-letter.ts'
import { makeMove } from './make-move.ts'

/** Takes a submitted letter back before somebody looked at it: a draft again, that follows the newest standard. */
export const takeBackLetter = (
  db: Db,
  site: Site,
  read: { id: string; version: number },
  doer: Doer,
): Promise<Letter> => makeMove(db, site, { ...read, move: 'take-back' }, doer)
