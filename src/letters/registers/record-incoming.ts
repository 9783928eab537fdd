import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { calendarDay } from '../../shared/dates.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { lockForm } from '../numbers/find-number.ts'
import type { Scan } from '../numbers/process-scan.ts'
import { findIncoming, type Incoming } from './find-incoming.ts'
import type { IncomingForm } from './schema.ts'
import { storeIncomingScan } from './store-incoming-scan.ts'
import { takeAgendaNumber } from './take-agenda-number.ts'

/**
 * Enters a letter that came in under the next agenda number of the year it was received in. The same form sent twice
 * enters it once.
 */
export async function recordIncoming(
  db: Db,
  site: Pick<Site, 'id'>,
  { id, letter, scan }: { id: string; letter: IncomingForm; scan: Scan | null },
  doer: Doer,
): Promise<Incoming> {
  const { officer, now, address } = doer
  const key = { siteId: site.id, id }
  await lockForm(db, site, id)
  if (await db.incomingLetter.findUnique({ where: { siteId_id: key } })) return findIncoming(db, site, id)
  const { year } = calendarDay(letter.receivedOn)
  const agenda = await takeAgendaNumber(db, site, year)
  const dates = { receivedOn: new Date(letter.receivedOn), datedOn: new Date(letter.datedOn) }
  await db.incomingLetter.create({
    data: { ...key, year, agenda, ...letter, ...dates, recordedById: officer.id, recordedAt: now },
  })
  await recordAudit(db, site, { officer, deed: 'incoming.record', subjectId: id, detail: { year, agenda }, address })
  if (scan) await storeIncomingScan(db, site, { id, scan }, doer)
  return findIncoming(db, site, id)
}
