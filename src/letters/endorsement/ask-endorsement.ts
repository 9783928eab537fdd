import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { Conflict } from '../../shared/errors.ts'
import type { Doer } from '../../shared/saving.ts'
import { addWorkingDays } from '../../shared/working-days.ts'
import type { Site } from '../../sites/site.ts'
import { type Letter, lockLetter } from '../find-letter.ts'
import type { LetterContent } from '../paper/content.ts'
import { findLetterTypeOfVersion } from '../standard/find-standard.ts'
import { lockEndorsement } from './find-asked.ts'
import { findDesk } from './find-desk.ts'
import { findMover, type StepMover } from './find-mover.ts'
import { GONE, isGone, lineOf, recordStep } from './make-step.ts'

type Asking = Pick<Letter, 'id'> & { required: boolean; first?: boolean }

/**
 * Asks the district to endorse a letter, in the transaction that issues it or later, or again after it was returned: from here
 * on the district sees it. `required` is whether the letter is incomplete without it; `first`, whether it has no number before.
 */
export async function startEndorsement(
  db: Db,
  site: Pick<Site, 'id' | 'kind' | 'districtId' | 'regencyId'>,
  { id, required, first = false }: Asking,
  doer: Doer,
): Promise<void> {
  const mover = await findMover(db, site, doer.officer.id)
  const { now } = doer
  const { districtId, regencyId } = site
  const dueOn = await dayPromised(db, districtId, now)
  const asked = { required, first, askedAt: now, dueOn, updatedAt: now }
  const { count } = await db.endorsement.updateMany({
    where: { siteId: site.id, letterId: id },
    data: { ...asked, state: 'waiting', version: { increment: 1 } },
  })
  if (count === 0)
    await db.endorsement.createMany({ data: { siteId: site.id, letterId: id, districtId, regencyId, ...asked } })
  await finishAsking(db, site, { id, mover }, doer)
}

const dayPromised = async (db: Db, districtId: string, now: Date) =>
  new Date(addWorkingDays(now, (await findDesk(db, districtId)).promisedDays))

/**
 * Takes back the endorsement of a letter that has no number yet, with the letter's own step: its village mends it and asks again.
 * The register number it had is not given again.
 */
export async function takeBackEndorsement(
  db: Db,
  site: Pick<Site, 'id' | 'kind' | 'districtId' | 'regencyId'>,
  { id, reason }: { id: string; reason: string },
  { officer, now, address }: Doer,
): Promise<void> {
  const { id: siteId, districtId, regencyId } = site
  const { version, register } = (await lockEndorsement(db, site, id))!
  await db.endorsement.updateMany({
    where: { siteId, letterId: id },
    data: { state: 'returned', version: version + 1, updatedAt: now },
  })
  const mover = await findMover(db, site, officer.id)
  const told = `${reason} Nomor register ${register} tidak dipakai lagi.`
  await recordStep(db, { siteId, letterId: id, districtId, regencyId }, { move: 'take-back', mover, reason: told }, now)
  const detail = { register }
  await recordAudit(db, site, { officer, deed: 'endorsement.take-back', subjectId: id, detail, address })
}

/** The step and the village's own trail; the district's says it when somebody there looks at the letter. */
async function finishAsking(
  db: Db,
  { id: siteId, districtId, regencyId }: Pick<Site, 'id' | 'districtId' | 'regencyId'>,
  { id, mover, note }: { id: string; mover: StepMover; note?: string },
  { officer, now, address }: Doer,
): Promise<void> {
  await recordStep(db, { siteId, letterId: id, districtId, regencyId }, { move: 'ask', mover, reason: note }, now)
  await recordAudit(db, { id: siteId }, { officer, deed: 'endorsement.ask', subjectId: id, address })
}

/**
 * 'Kirim ke kecamatan': a letter whose paper has the district's place goes to the district, or goes there again after it
 * was returned, with what was done about it. Sent twice, it goes once.
 */
export async function askEndorsement(
  db: Db,
  site: Pick<Site, 'id' | 'kind' | 'districtId' | 'regencyId'>,
  { id, note }: { id: string; note: string },
  doer: Doer,
): Promise<void> {
  const letter = await lockLetter(db, site, id)
  if (letter.status !== 'issued') throw new Conflict(isGone(letter) ? GONE : NOT_ISSUED)
  const endorsement = await lockEndorsement(db, site, id)
  const mover = await findMover(db, site, doer.officer.id)
  if (!lineOf('ask', endorsement, mover)) return
  if (!endorsement) {
    if (!hasPlace(letter)) throw new Conflict('Surat ini tidak memuat kolom pengesahan camat.')
    return startEndorsement(db, site, { id, required: await isRequired(db, site, letter) }, doer)
  }
  const { now } = doer
  const dueOn = await dayPromised(db, site.districtId, now)
  await db.endorsement.updateMany({
    where: { siteId: site.id, letterId: id },
    data: { state: 'waiting', askedAt: now, dueOn, version: endorsement.version + 1, updatedAt: now },
  })
  await finishAsking(db, site, { id, mover, note }, doer)
}

const NOT_ISSUED = 'Hanya surat yang sudah terbit dan masih berlaku yang dikirim ke kecamatan.'

/** Whether the paper leaves room for the district's head. */
export const hasPlace = ({ content }: Pick<Letter, 'content'>): boolean =>
  Boolean((content as LetterContent | null)?.endorsement)

async function isRequired(db: Db, site: Pick<Site, 'regencyId'>, letter: Letter): Promise<boolean> {
  const { definition } = await findLetterTypeOfVersion(db, site, letter.standardVersion, letter.typeSlug)
  return definition.endorsement === 'always'
}
