import { findHead } from '../accounts/find-head.ts'
import type { Db } from '../database/client.ts'
import { isoDate } from '../shared/dates.ts'
import type { Site } from '../sites/site.ts'
import type { LetterSource } from './letter-content.ts'
import type { Answers } from './standard/answers.ts'
import type { LetterType } from './standard/find-standard.ts'

/** What a letter is made from besides its answers: the office's head and address, and who signs on this day. */
export async function readSource(
  db: Db,
  site: Site,
  type: LetterType,
  answers: Answers,
  now: Date,
): Promise<LetterSource | null> {
  const profile = await db.siteProfile.findUnique({ where: { siteId: site.id } })
  const head = await findHead(db, site, isoDate(now))
  return profile && head && { site, profile, head, ...type, answers }
}
