import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { calendarDay } from '../../shared/dates.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { findIncoming, type Incoming, lockIncoming } from './find-incoming.ts'
import type { IncomingForm } from './schema.ts'

/** Mends what was entered of a letter that came in. Its agenda number stays, and so the year it was received in. */
export async function editIncoming(
  db: Db,
  site: Pick<Site, 'id'>,
  { id, version, letter }: { id: string; version: number; letter: IncomingForm },
  { officer, address }: Doer,
): Promise<Saving<Incoming>> {
  const before = await lockIncoming(db, site, id)
  if (before.version !== version) return conflict(before)
  if (calendarDay(letter.receivedOn).year !== before.year)
    return refused({ receivedOn: `Nomor agenda ini nomor tahun ${before.year}. Isi tanggal di tahun itu.` })
  const dates = { receivedOn: new Date(letter.receivedOn), datedOn: new Date(letter.datedOn) }
  await db.incomingLetter.update({
    where: { siteId_id: { siteId: site.id, id } },
    data: { ...letter, ...dates, version: version + 1 },
  })
  await recordAudit(db, site, { officer, deed: 'incoming.edit', subjectId: id, address })
  return saved(await findIncoming(db, site, id))
}
