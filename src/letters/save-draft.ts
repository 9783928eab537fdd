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
      ...contentOf(type, answers),
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

/** Saves a draft that was read at `version`. A conflict when it was changed, issued or taken over meanwhile. */
export async function saveDraft(
  db: Db,
  site: Site,
  { id, type, answers, version }: Draft & { version: number },
  { officer, now, address }: Doer,
): Promise<Saving<Letter>> {
  const letter = await lockLetter(db, site, id)
  if (letter.status !== 'draft' || letter.version !== version) return conflict(letter)
  await db.letter.update({
    where: { siteId_id: { siteId: site.id, id } },
    data: { ...contentOf(type, answers), version: version + 1, updatedAt: now },
    select: { id: true },
  })
  await recordAudit(db, site, { officer, deed: 'letter.save', subjectId: id, address })
  return saved(await findLetter(db, site, id))
}

const contentOf = ({ standard, definition }: LetterType, answers: Answers) => {
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
