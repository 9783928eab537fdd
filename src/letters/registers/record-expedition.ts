import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import type { ExpeditionEntry } from '../../database/generated/client.ts'
import { isoDate } from '../../shared/dates.ts'
import { Conflict, NotFound } from '../../shared/errors.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { markHanded } from '../counter/mark-handed.ts'
import { lockForm } from '../numbers/find-number.ts'
import { outgoingInOrder, recipientOf } from './outgoing.ts'

/**
 * Enters that a letter was handed over today, to whom it is for where nobody else is named; the entry can be mended. Pressed
 * twice on a day it is entered once.
 */
export async function recordExpedition(
  db: Db,
  site: Pick<Site, 'id'>,
  { id, numberId, to }: { id: string; numberId: string; to?: { recipient: string; remark: string } },
  { officer, now, address }: Doer,
): Promise<ExpeditionEntry> {
  await lockForm(db, site, numberId)
  const sentOn = new Date(isoDate(now))
  const known = await db.expeditionEntry.findFirst({ where: { siteId: site.id, OR: [{ id }, { numberId, sentOn }] } })
  if (known) return known
  const [outgoing] = await outgoingInOrder(db, site, [numberId])
  if (!outgoing) throw new NotFound('Surat ini tidak ditemukan.')
  if (outgoing.standing !== 'filled' || outgoing.number === null)
    throw new Conflict('Nomor ini belum ada suratnya, jadi belum dapat dikirim.')
  const entry = await db.expeditionEntry.create({
    data: {
      siteId: site.id,
      id,
      numberId,
      sentOn,
      recipient: to?.recipient || recipientOf(outgoing) || 'Pemohon',
      remark: to?.remark ?? '',
      recordedById: officer.id,
      recordedAt: now,
    },
  })
  await markHanded(db, site, numberId)
  await recordAudit(db, site, { officer, deed: 'expedition.record', subjectId: numberId, detail: { id }, address })
  return entry
}
