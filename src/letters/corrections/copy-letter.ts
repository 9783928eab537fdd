import type { Db } from '../../database/client.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { findLetter, type Letter } from '../find-letter.ts'
import { type Copying, startFrom } from './start-from.ts'

/** 'Buat dari surat ini': a new draft with the answers of an issued letter, valid or not. */
export async function copyLetter(db: Db, site: Site, { id, from }: Copying, doer: Doer): Promise<Letter> {
  return startFrom(db, site, { id, letter: await findLetter(db, site, from) }, doer)
}
