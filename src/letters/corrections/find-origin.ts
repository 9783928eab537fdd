import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import type { Letter } from '../find-letter.ts'
import type { Answers } from '../standard/answers.ts'
import type { LetterTypeDefinition } from '../standard/definition.ts'
import { findLetterTypeOfVersion } from '../standard/find-standard.ts'
import { leftOut } from './carry-answers.ts'
import type { Kin } from './find-kin.ts'

/** The letter a draft was started from, whether it is to replace it, and what of its answers found no place. */
export type Origin = { letter: Kin; replaces: boolean; leftOut: string[] }

/** Where a draft comes from: the letter it is to replace, or the one it was copied from (`from`, of the address); null for any other. */
export async function findOrigin(
  db: Db,
  site: Site,
  draft: Pick<Letter, 'replacesId' | 'typeSlug'>,
  { definition, from }: { definition: LetterTypeDefinition; from?: string },
): Promise<Origin | null> {
  const id = draft.replacesId ?? from
  if (!id) return null
  const letter = await db.letter.findFirst({ where: { siteId: site.id, id, number: { not: null } } })
  if (!letter || letter.typeSlug !== draft.typeSlug) return null
  const then = await findLetterTypeOfVersion(db, site, letter.standardVersion, letter.typeSlug)
  return {
    letter: { id: letter.id, number: letter.number! },
    replaces: draft.replacesId !== null,
    leftOut: leftOut(definition, then.definition, letter.answers as Answers),
  }
}
