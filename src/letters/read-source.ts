import type { Db } from '../database/client.ts'
import { isoDate } from '../shared/dates.ts'
import type { Site } from '../sites/site.ts'
import type { LetterSource } from './letter-content.ts'
import { findOffice } from './offices/find-office.ts'
import { settingsOf } from './offices/office.ts'
import { chosenSigner, signersOn } from './signing/signers-on.ts'
import type { Answers } from './standard/answers.ts'
import type { LetterType } from './standard/find-standard.ts'

/**
 * What a letter is made from besides its answers: the office's address and settings, and who signs on this day, the likeliest where
 * nobody is chosen. Null where nobody may, or the one chosen may not today. Signed with the pen, unless whoever reads it says otherwise.
 */
export async function readSource(
  db: Db,
  site: Site,
  type: LetterType,
  answers: Answers,
  now: Date,
  chosen?: string,
): Promise<LetterSource | null> {
  const profile = await db.siteProfile.findUnique({ where: { siteId: site.id } })
  const office = await findOffice(db, site)
  const standard = { ...type.standard, settings: settingsOf(type.standard.settings, office) }
  const signers = await signersOn(db, site, isoDate(now))
  const signer = chosenSigner(signers, chosen)
  return profile && signer && { site, profile, office, signers, signer, signing: 'wet', ...type, standard, answers }
}
