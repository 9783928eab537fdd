import type { Db } from '../database/client.ts'
import { Conflict } from '../shared/errors.ts'
import type { Site } from '../sites/site.ts'
import type { Letter } from './find-letter.ts'
import { currentLetterType, type LetterType } from './standard/find-standard.ts'

export const TYPE_GONE =
  'Jenis surat ini tidak ada lagi di naskah baku kabupaten. Draf ini masih dapat dibaca dan dibuang, tetapi tidak dapat diubah atau diterbitkan.'

/** The type a draft is written by now, of the newest standard; Conflict, saying so, when that has it no longer. */
export async function findDraftType(db: Db, site: Site, { typeSlug }: Pick<Letter, 'typeSlug'>): Promise<LetterType> {
  const type = await currentLetterType(db, site, typeSlug)
  if (!type) throw new Conflict(TYPE_GONE)
  return type
}
