import type { Db } from '../../database/client.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { overrideOf } from '../entry/override.ts'
import { findDraftType } from '../find-draft-type.ts'
import type { Letter } from '../find-letter.ts'
import { readSource } from '../read-source.ts'
import { answeredFacts } from '../save-draft.ts'
import { checkAnswers } from '../schema.ts'
import { NO_SIGNER, SIGNER_GONE } from '../signing/signers-on.ts'
import { finishMove, openMove } from './make-move.ts'

/**
 * Submits a draft, as it was read at `version`, to who checks or signs it. From here on its words stand still: the answers as
 * they are printed, by the newest standard of this moment; `signer` is who signs what goes to the district at once. Refused, with
 * the fields at fault, when the answers do not stand, or raise doubts and no reason is given; a conflict when it was written on
 * since it was read.
 */
export async function submitLetter(
  db: Db,
  site: Site,
  { id, version, reason, signer }: { id: string; version: number; reason?: string; signer?: string },
  doer: Doer,
): Promise<Saving<Letter>> {
  const opened = await openMove(db, site, { id, version, move: 'submit' }, doer)
  if (opened.kind === 'done') return saved(opened.letter)
  if (opened.kind === 'changed') return conflict(opened.letter)
  const { letter } = opened
  const type = await findDraftType(db, site, letter)
  const checked = checkAnswers(type.definition, letter.answers, doer.now)
  if (!checked.ok) return refused(checked.errors)
  if (!(await readSource(db, site, type, checked.value, doer.now, signer)))
    return refused({ signer: signer ? SIGNER_GONE : NO_SIGNER })
  const doubts = overrideOf(type.definition, checked.value, { reason, now: doer.now })
  if (!doubts.ok) return refused({ reason: doubts.fault })
  const why = doubts.override?.reason
  const written = { ...answeredFacts(type, checked.value), overrideReason: why ?? null }
  return saved(await finishMove(db, site, opened, { reason: why, written, signer }, doer))
}
