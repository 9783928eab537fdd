import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { isoDate } from '../../shared/dates.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { markHanded } from '../counter/mark-handed.ts'
import { findHandover } from './list-expedition.ts'

/** Takes a handover that was entered by mistake out of the book; the audit trail keeps that it stood there. */
export async function removeExpedition(
  db: Db,
  site: Pick<Site, 'id'>,
  id: string,
  { officer, address }: Doer,
): Promise<void> {
  const { entry } = await findHandover(db, site, id)
  await db.expeditionEntry.deleteMany({ where: { siteId: site.id, id } })
  await markHanded(db, site, entry.numberId)
  const detail = { id, sentOn: isoDate(entry.sentOn) }
  await recordAudit(db, site, { officer, deed: 'expedition.remove', subjectId: entry.numberId, detail, address })
}
