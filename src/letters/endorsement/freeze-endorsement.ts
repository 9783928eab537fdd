import type { Db } from '../../database/client.ts'
import { calendarDay, isoDate } from '../../shared/dates.ts'
import { Conflict, Forbidden } from '../../shared/errors.ts'
import { newId } from '../../shared/id.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { ownSigner, type Signer, signersOn } from '../signing/signers-on.ts'
import { type Approval, approvalLines } from '../signing/signing-mode.ts'
import { asksMandate } from '../way/may-move.ts'
import { appendEndorsementLeaf } from './append-endorsement-leaf.ts'
import type { EndorsedPlace } from './endorsed-content.ts'
import type { Asked } from './find-asked.ts'
import { findDesk } from './find-desk.ts'
import { finishStep, openStep } from './make-step.ts'
import { listRead } from './mark-read.ts'
import { registerNumber } from './register-number.ts'
import { takeRegisterNumber } from './take-register-number.ts'

export type Endorsing = {
  id: string
  /** The endorsement's, as the officer has read it. */
  version: number
  /** That the officer has just typed their own password. */
  approval: Approval
}
type Frozen = Pick<Asked, 'siteId' | 'letterId' | 'districtId'> & { state: string }

/**
 * The first step of endorsing, in one short transaction: the register number, the district's place as it will be printed,
 * the story and both trails; the endorsement is 'endorsing', or 'endorsed' of a letter that has no number yet: its one file, and
 * its leaf, come when its village issues it. One that this officer has brought past this step already is
 * returned as it is. Conflict for a letter that the officer has not read as it stands now; Forbidden for whoever is not, on
 * this day, the camat or the holder of a mandate, in their own name.
 */
export async function freezeEndorsement(
  db: Db,
  district: Site,
  { id, version, approval }: Endorsing,
  doer: Doer,
): Promise<Frozen> {
  const opened = await openStep(db, district, { id, move: 'endorse' }, doer)
  if (opened.kind === 'done') return opened.asked
  const { asked, line, mover } = opened
  if (approval.officerId !== mover.officerId) throw new Forbidden(NOT_THE_SIGNER)
  const read = await listRead(db, district, [asked], mover.officerId)
  if (asked.version !== version || !read.has(id)) throw new Conflict(UNREAD)
  const day = isoDate(doer.now)
  const signer = ownSigner(await signersOn(db, district, day), mover.officialId)
  if (!signer || (asksMandate(line, mover) && signer.mandateId === null)) throw new Forbidden(NOT_THE_SIGNER)

  const register = await enterRegister(db, district, asked, doer.now)
  const written = {
    mode: 'internal',
    register,
    endorsedOn: new Date(day),
    endorsedAt: doer.now,
    signerName: signer.name,
    signerPosition: signer.position,
    place: placeOf(signer, register, doer.now),
  }
  const detail = { register, mandate: signer.mandateId }
  const state = asked.first ? 'endorsed' : 'endorsing'
  await finishStep(db, { asked, move: 'endorse', mover, state, brings: 'endorsed', written, detail }, doer)
  if (!asked.first) await appendEndorsementLeaf(db, asked, written)
  return { ...asked, state }
}

const placeOf = ({ place }: Signer, register: string, at: Date): EndorsedPlace => ({
  register,
  signed: { ...place, lines: ['Mengetahui,', ...place.lines], approved: approvalLines(at) },
})

async function enterRegister(db: Db, district: Site, { siteId, letterId }: Asked, now: Date): Promise<string> {
  const { registerPattern: pattern } = await findDesk(db, district.id)
  const profile = await db.siteProfile.findUnique({ where: { siteId: district.id }, select: { officeCode: true } })
  const { year } = calendarDay(now)
  const sequence = await takeRegisterNumber(db, district, year)
  const number = registerNumber(sequence, { pattern, officeCode: profile?.officeCode ?? '', date: now })
  await db.registerEntry.createMany({
    data: {
      siteId: district.id,
      id: newId(),
      year,
      sequence,
      number,
      villageId: siteId,
      letterId,
      mode: 'internal',
      datedOn: new Date(isoDate(now)),
      enteredAt: now,
    },
  })
  return number
}

/** Said where an account is not that of who endorses today. */
export const NOT_THE_SIGNER =
  'Akun Anda belum terhubung dengan camat atau pemegang mandat yang berwenang hari ini. Minta admin kecamatan menghubungkannya.'

const UNREAD = 'Surat ini belum Anda baca, atau berubah setelah Anda membacanya. Baca dulu, lalu sahkan.'
