import { isDeepStrictEqual } from 'node:util'
import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { conflict, type Doer, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findLetter, type Letter, lockLetter } from './find-letter.ts'
import type { Answers } from './standard/answers.ts'
import { holderOf } from './standard/answers-schema.ts'
import type { LetterType } from './standard/find-standard.ts'

export type Draft = { id: string; type: LetterType; answers: Answers }

/** Starts a draft under the id its form was given: the same form sent twice is one draft, saved once. */
export async function startDraft(
  db: Db,
  site: Site,
  { id, type, answers }: Draft,
  { officer, now, address }: Doer,
): Promise<Letter> {
  const { count } = await db.letter.createMany({
    data: {
      siteId: site.id,
      id,
      districtId: site.districtId,
      regencyId: site.regencyId,
      createdById: officer.id,
      createdAt: now,
      updatedAt: now,
      ...answeredFacts(type, answers),
    },
    skipDuplicates: true,
  })
  if (count)
    await recordAudit(db, site, {
      officer,
      deed: 'letter.draft',
      subjectId: id,
      detail: { type: type.definition.slug },
      address,
    })
  return findLetter(db, site, id)
}

/**
 * What the form of a new letter makes: its draft. The same form sent again, after the browser's way back, with other
 * answers changes that draft; a conflict when it is no longer as the form made it.
 */
export async function putDraft(db: Db, site: Site, draft: Draft, doer: Doer): Promise<Saving<Letter>> {
  const letter = await startDraft(db, site, draft, doer)
  return saysTheSame(letter, draft.answers) ? saved(letter) : saveDraft(db, site, { ...draft, version: 1 }, doer)
}

/**
 * Saves a draft that was read at `version`. A conflict when it was changed or issued meanwhile; the same change sent again
 * is the change already made.
 */
export async function saveDraft(
  db: Db,
  site: Site,
  { id, type, answers, version }: Draft & { version: number },
  { officer, now, address }: Doer,
): Promise<Saving<Letter>> {
  const letter = await lockLetter(db, site, id)
  if (letter.status === 'draft' && saysTheSame(letter, answers)) return saved(letter)
  if (letter.status !== 'draft' || letter.version !== version) return conflict(letter)
  await db.letter.update({
    where: { siteId_id: { siteId: site.id, id } },
    data: { ...answeredFacts(type, answers), version: version + 1, updatedAt: now },
    select: { id: true },
  })
  await recordAudit(db, site, { officer, deed: 'letter.save', subjectId: id, address })
  return saved(await findLetter(db, site, id))
}

function saysTheSame(letter: Letter, answers: Answers): boolean {
  const stored = letter.answers as Answers
  return Object.entries(answers).every(([key, answer]) => isDeepStrictEqual(stored[key], answer))
}

/** What a letter's row holds of its type and its answers, as a draft and as it is issued. */
export const answeredFacts = ({ standard, definition }: LetterType, answers: Answers) => {
  const holder = holderOf(definition, answers)
  return {
    typeSlug: definition.slug,
    typeName: definition.name,
    standardVersion: standard.version,
    answers,
    holderName: holder.name,
    holderNik: holder.nik,
  }
}
