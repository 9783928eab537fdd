import { isDeepStrictEqual } from 'node:util'
import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { conflict, type Doer, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import type { Writing } from '../writing/writing.ts'
import { openIntake } from './counter/open-intake.ts'
import { findLetter, type Letter, lockLetter } from './find-letter.ts'
import type { Answers } from './standard/answers.ts'
import { holderOf } from './standard/answers-schema.ts'
import type { LetterType } from './standard/find-standard.ts'
import { isEditable } from './way/states.ts'

export type Draft = {
  id: string
  type: LetterType
  answers: Answers
  /** The open form it comes from, where that says so. */
  writing?: Writing
  /** Sent by the form itself while it is filled in: told in the audit trail once for each form, not each time. */
  automatic?: boolean
  /** The letter this draft is to replace. */
  replacesId?: string
}

/** Starts a draft under the id its form was given: the same form sent twice is one draft, saved once. */
export async function startDraft(
  db: Db,
  site: Site,
  { id, type, answers, writing, replacesId }: Draft,
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
      replacesId,
      ...writtenBy(writing),
      ...answeredFacts(type, answers),
    },
    skipDuplicates: true,
  })
  if (count) {
    await recordAudit(db, site, {
      officer,
      deed: 'letter.draft',
      subjectId: id,
      detail: { type: type.definition.slug, ...(replacesId && { replaces: replacesId }) },
      address,
    })
    await openIntake(db, site, { letterId: id, kind: type.definition.kind }, { officer, now, address })
  }
  return findLetter(db, site, id)
}

/**
 * What the form of a new letter makes: its draft. The same form sent again, after the browser's way back, with other
 * answers changes that draft; a conflict when it is no longer as the form made it.
 */
export async function putDraft(db: Db, site: Site, draft: Draft, doer: Doer): Promise<Saving<Letter>> {
  await startDraft(db, site, draft, doer)
  return saveDraft(db, site, { ...draft, version: 1 }, doer)
}

/**
 * Saves a draft that was read at `version`. A conflict when it was changed, submitted or issued meanwhile, but for what the same open
 * form changed: that is no conflict with itself, and what it sent before is overtaken by what it sent after, in whatever
 * order they arrive. The same change sent again is the change already made.
 */
export async function saveDraft(
  db: Db,
  site: Site,
  { id, type, answers, version, writing, automatic }: Draft & { version: number },
  { officer, now, address }: Doer,
): Promise<Saving<Letter>> {
  const letter = await lockLetter(db, site, id)
  /** What another saved is shown beside what was typed: a look at it, but for a form that saves itself and shows nothing. */
  const shownBeside = async () => {
    if (!automatic) await recordAudit(db, site, { officer, deed: 'letter.view', subjectId: id, address })
    return conflict(letter)
  }
  if (!isEditable(letter.status)) return conflict(letter)
  const own = isOwn(letter, writing)
  if (own && writing!.step <= letter.writingStep) return saved(letter)
  const where = { siteId: site.id, id }
  if (saysTheSame(letter, answers)) {
    await db.letter.updateMany({ where, data: { ...writtenBy(writing), updatedAt: letter.updatedAt } })
    return saved(letter)
  }
  if (!own && letter.version !== version) return shownBeside()
  await db.letter.updateMany({
    where,
    data: {
      ...answeredFacts(type, answers),
      ...writtenBy(writing),
      version: letter.version + 1,
      updatedAt: now,
    },
  })
  if (!(own && automatic))
    await recordAudit(db, site, {
      officer,
      deed: 'letter.save',
      subjectId: id,
      detail: automatic ? { automatic } : {},
      address,
    })
  return saved(await findLetter(db, site, id))
}

/** Whether this form was the last to save the draft. A form without a script counts no steps, and goes by the version alone. */
const isOwn = (letter: Letter, writing: Writing | undefined): boolean =>
  writing !== undefined && writing.step > 0 && writing.id === letter.writingId

const writtenBy = (writing: Writing | undefined) => writing && { writingId: writing.id, writingStep: writing.step }

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
