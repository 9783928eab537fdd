import type { Db } from '../../database/client.ts'
import { Conflict } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'
import { findWrittenType } from '../find-draft-type.ts'
import { letterContent } from '../letter-content.ts'
import type { LetterContent } from '../paper/content.ts'
import { readSource } from '../read-source.ts'
import { NO_SIGNER, SIGNER_GONE } from '../signing/signers-on.ts'
import type { Answers } from '../standard/answers.ts'

type Written = { typeSlug: string; standardVersion: number; answers: unknown }
/** At which moment, and who is to sign it; the likeliest, where nobody is chosen. */
type Asking = { now: Date; signer?: string }

/**
 * What the district reads of a letter without a number: its page as a draft would be printed today. Conflict where nobody at
 * the village may sign it, or the one chosen may not. `required` is whether the letter is incomplete without the district.
 */
export async function readAsking(
  db: Db,
  site: Site,
  { typeSlug, standardVersion, answers }: Written,
  { now, signer }: Asking,
): Promise<{ content: LetterContent; required: boolean }> {
  const type = await findWrittenType(db, site, { typeSlug, standardVersion, status: 'asked' })
  const source = await readSource(db, site, type, answers as Answers, now, signer)
  if (!source) throw new Conflict(signer ? SIGNER_GONE : NO_SIGNER)
  return { content: letterContent(source, null), required: type.definition.endorsement === 'always' }
}
