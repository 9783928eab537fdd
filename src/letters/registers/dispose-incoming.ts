import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { isoDate } from '../../shared/dates.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { findIncoming, type Incoming, lockIncoming } from './find-incoming.ts'
import type { DispositionForm } from './schema.ts'

/**
 * Writes who is to deal with a letter that came in, how and until when, and whether it is done; the day it was first done
 * stays. A new disposition goes to an official in office.
 */
export async function disposeIncoming(
  db: Db,
  site: Pick<Site, 'id'>,
  { id, version, disposition }: { id: string; version: number; disposition: DispositionForm },
  { officer, now, address }: Doer,
): Promise<Saving<Incoming>> {
  const before = await lockIncoming(db, site, id)
  if (before.version !== version) return conflict(before)
  const { toId, instruction, dueOn, done } = disposition
  const to = await db.official.findUnique({ where: { siteId_id: { siteId: site.id, id: toId } } })
  const today = new Date(isoDate(now))
  const inOffice = to && to.since <= today && (!to.until || to.until >= today)
  if (!to || (!inOffice && toId !== before.disposedToId))
    return refused({ toId: 'Pilih pejabat yang menjabat hari ini.' })
  await db.incomingLetter.update({
    where: { siteId_id: { siteId: site.id, id } },
    data: {
      disposedToId: toId,
      instruction,
      dueOn: dueOn ? new Date(dueOn) : null,
      doneOn: done ? (before.doneOn ?? today) : null,
      version: version + 1,
    },
  })
  const detail = { toId, dueOn, done: Boolean(done) }
  await recordAudit(db, site, { officer, deed: 'incoming.dispose', subjectId: id, detail, address })
  return saved(await findIncoming(db, site, id))
}
