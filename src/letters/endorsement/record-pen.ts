import type { Db } from '../../database/client.ts'
import { calendarDay, isoDate, longDate } from '../../shared/dates.ts'
import { Conflict, NotFound } from '../../shared/errors.ts'
import { newId } from '../../shared/id.ts'
import { type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import type { Scan } from '../numbers/process-scan.ts'
import { appendEndorsementLeaf } from './append-endorsement-leaf.ts'
import { type Asked, lockAsked } from './find-asked.ts'
import { findDesk } from './find-desk.ts'
import type { StepMover } from './find-mover.ts'
import { finishStep, GONE, lineOf } from './make-step.ts'
import { sequenceOf } from './register-number.ts'
import { lockRegister } from './take-register-number.ts'

/** What the camat wrote on the paper of the first file. */
export type PenRecord = {
  id: string
  /** As it is written. */
  register: string
  /** ISO date. */
  endorsedOn: string
  signerName: string
  signerPosition: string
  scan: Scan | null
}

/**
 * Records that a letter was endorsed with pen and stamp: date, register number as written, who signed, a scan where there is
 * one. Refused where the number stands in the district's register already, or the day cannot be. In the endorser's scope of the
 * district, for an officer of either office; `village` is the mover's own, where they are of a village.
 */
export async function recordPen(
  db: Db,
  district: Pick<Site, 'id'>,
  { id, scan, register, ...written }: PenRecord,
  { mover, village }: { mover: StepMover; village: Pick<Site, 'id'> | null },
  doer: Doer,
): Promise<Saving<Asked>> {
  const asked = await lockAsked(db, district, id)
  if (village && asked.siteId !== village.id) throw new NotFound('Surat tidak ditemukan.')
  if (!lineOf('record-pen', asked, mover)) return saved(asked)
  const { letter } = asked
  if (letter.status !== 'issued') throw new Conflict(GONE)
  const fault = dayFault(written.endorsedOn, isoDate(letter.issuedOn!), doer.now)
  if (fault) return refused({ endorsedOn: fault })
  if (!(await enterWritten(db, district, asked, { register, on: written.endorsedOn, at: doer.now })))
    return refused({
      register: 'Nomor register ini sudah dipakai surat lain pada tahun itu. Cocokkan lagi dengan kertasnya.',
    })

  if (scan) await storeScan(db, asked, scan, doer.now)
  const { endorsedOn, signerName, signerPosition } = written
  const facts = {
    mode: 'pen',
    register,
    endorsedOn: new Date(endorsedOn),
    endorsedAt: doer.now,
    signerName: signerName || null,
    signerPosition,
  }
  await finishStep(
    db,
    {
      asked,
      move: 'record-pen',
      mover,
      state: 'endorsed',
      written: facts,
      detail: { register, on: endorsedOn, ...(scan && { scan: scan.sha256 }) },
    },
    doer,
  )
  await appendEndorsementLeaf(db, asked, { ...facts, place: null })
  return saved(asked)
}

function dayFault(day: string, issuedOn: string, now: Date): string | null {
  if (day > isoDate(now)) return 'Tanggal pengesahan belum tiba. Isi tanggal hari ini atau sebelumnya.'
  return day < issuedOn ? `Surat ini terbit ${longDate(issuedOn)}. Isi tanggal itu atau sesudahnya.` : null
}

/** Enters a number that a hand wrote, where neither it nor its place in the row is taken. */
async function enterWritten(
  db: Db,
  district: Pick<Site, 'id'>,
  { siteId, letterId }: Asked,
  { register, on, at }: { register: string; on: string; at: Date },
): Promise<boolean> {
  const { year } = calendarDay(on)
  const { registerPattern: pattern } = await findDesk(db, district.id)
  const profile = await db.siteProfile.findUnique({ where: { siteId: district.id }, select: { officeCode: true } })
  const sequence = sequenceOf(register, { pattern, officeCode: profile?.officeCode ?? '', date: new Date(on) })
  await lockRegister(db, district, year)
  const same = [{ number: register }, ...(sequence === null ? [] : [{ sequence }])]
  const taken = await db.registerEntry.count({ where: { siteId: district.id, year, OR: same } })
  if (taken > 0) return false
  const entry = { year, sequence, number: register, villageId: siteId, letterId, mode: 'pen' }
  await db.registerEntry.createMany({
    data: { siteId: district.id, id: newId(), ...entry, datedOn: new Date(on), enteredAt: at },
  })
  return true
}

async function storeScan(db: Db, asked: Asked, scan: Scan, createdAt: Date): Promise<void> {
  const { siteId, letterId, districtId, regencyId } = asked
  await db.endorsementScan.createMany({ data: { siteId, letterId, districtId, regencyId, ...scan, createdAt } })
}
