import type { Db } from '../database/client.ts'
import { Conflict } from '../shared/errors.ts'
import type { Site } from '../sites/site.ts'
import type { Letter } from './find-letter.ts'
import { currentLetterType, findLetterTypeOfVersion, findStandard, type LetterType } from './standard/find-standard.ts'
import { isWaiting } from './way/states.ts'

export const TYPE_GONE =
  'Jenis surat ini tidak ada lagi di naskah baku kabupaten. Draf ini masih dapat dibaca dan dibuang, tetapi tidak dapat diubah atau diterbitkan.'

/** The type a draft is written by now, of the newest standard; Conflict, saying so, when that has it no longer. */
export async function findDraftType(
  db: Db,
  site: Pick<Site, 'kind' | 'regencyId'>,
  { typeSlug }: Pick<Letter, 'typeSlug'>,
): Promise<LetterType> {
  const type = await currentLetterType(db, site, typeSlug)
  if (!type) throw new Conflict(TYPE_GONE)
  return type
}

/**
 * The type an unissued letter is written by: a draft's is of the newest standard, that of a letter which waits is of the
 * version it was submitted under. Its number, code and paper are set by the newest all the same: a counter has one manner.
 */
export async function findWrittenType(
  db: Db,
  site: Pick<Site, 'kind' | 'regencyId'>,
  letter: Pick<Letter, 'typeSlug' | 'status' | 'standardVersion'>,
): Promise<LetterType> {
  if (!isWaiting(letter.status)) return findDraftType(db, site, letter)
  const { standard, definition } = await findLetterTypeOfVersion(db, site, letter.standardVersion, letter.typeSlug)
  const { settings } = await findStandard(db, site)
  return { standard: { ...standard, settings }, definition }
}
