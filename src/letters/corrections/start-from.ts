import type { Db } from '../../database/client.ts'
import { Conflict } from '../../shared/errors.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import type { Letter } from '../find-letter.ts'
import { startDraft } from '../save-draft.ts'
import type { Answers } from '../standard/answers.ts'
import { currentLetterType } from '../standard/find-standard.ts'
import { isIssued } from '../way/states.ts'
import { carryAnswers } from './carry-answers.ts'

/** The id a form was given, and the letter its draft starts from. */
export type Copying = { id: string; from: string }

/** Starts a draft with the answers of an issued letter, by the standard of today; Conflict where its type is gone. */
export async function startFrom(
  db: Db,
  site: Site,
  { id, letter, replacesId }: { id: string; letter: Letter; replacesId?: string },
  doer: Doer,
): Promise<Letter> {
  if (!isIssued(letter.status))
    throw new Conflict('Surat yang belum terbit tidak dapat disalin. Ubah draf itu langsung.')
  const type = await currentLetterType(db, site, letter.typeSlug)
  if (!type) throw new Conflict('Jenis surat ini tidak ada lagi di naskah baku kabupaten. Buat surat jenis lain.')
  const answers = carryAnswers(type.definition, letter.answers as Answers)
  return startDraft(db, site, { id, type, answers, replacesId }, doer)
}
