import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import type { ExpeditionEntry } from '../../database/generated/client.ts'
import { NotFound } from '../../shared/errors.ts'
import { conflict, type Doer, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import type { ExpeditionForm } from './schema.ts'

/** Mends when and to whom a letter was handed over. */
export async function editExpedition(
  db: Db,
  site: Pick<Site, 'id'>,
  { id, version, handover }: { id: string; version: number; handover: ExpeditionForm },
  { officer, address }: Doer,
): Promise<Saving<ExpeditionEntry>> {
  const key = { siteId_id: { siteId: site.id, id } }
  const { count } = await db.expeditionEntry.updateMany({
    where: { siteId: site.id, id, version },
    data: { ...handover, sentOn: new Date(handover.sentOn), version: version + 1 },
  })
  const entry = await db.expeditionEntry.findUnique({ where: key })
  if (!entry) throw new NotFound('Catatan pengiriman ini tidak ditemukan.')
  if (count === 0) return conflict(entry)
  await recordAudit(db, site, { officer, deed: 'expedition.edit', subjectId: entry.numberId, detail: { id }, address })
  return saved(entry)
}
