import type { Db } from '../../database/client.ts'
import { longDate } from '../../shared/dates.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { recordAudit } from '../record-audit.ts'
import type { Ending } from './end-term.ts'
import type { HeldMandate } from './find-authorities.ts'
import { findMandate } from './find-mandate.ts'
import { lockOfficials, termOf } from './term.ts'

/** Ends a mandate after its last day; the day before its first takes it back altogether. Letters already signed by it stay as they are. */
export async function endMandate(
  db: Db,
  site: Pick<Site, 'id'>,
  { id, version, until }: Ending,
  { officer, address }: Doer,
): Promise<Saving<HeldMandate>> {
  await lockOfficials(db, site)
  const before = await findMandate(db, site, id)
  const { since, until: last } = termOf(before)
  if (before.version !== version) return last === until ? saved(before) : conflict(before)
  const earliest = dayBefore(since)
  if (until < earliest)
    return refused({
      until: `Mandat ini mulai ${longDate(since)}. Isi paling awal ${longDate(earliest)}, sehari sebelumnya.`,
    })
  await db.mandate.update({
    where: { siteId_id: { siteId: site.id, id } },
    data: { until: new Date(until), version: version + 1 },
    select: { id: true },
  })
  await recordAudit(db, site, { officer, deed: 'mandate.end', subjectId: id, detail: { until }, address })
  return saved(await findMandate(db, site, id))
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
