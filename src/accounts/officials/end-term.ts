import type { Db } from '../../database/client.ts'
import type { Official } from '../../database/generated/client.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { recordAudit } from '../record-audit.ts'
import { findOfficial } from './find-official.ts'
import { faultsOfTerm, lockOfficials, termOf } from './term.ts'

export type Ending = { id: string; version: number; until: string }

/**
 * Ends an official's term after its last day; mandates the official holds end with it, since they run only while their
 * holder is in office. Letters already issued keep their signer.
 */
export async function endTerm(
  db: Db,
  site: Pick<Site, 'id'>,
  { id, version, until }: Ending,
  { officer, address }: Doer,
): Promise<Saving<Official>> {
  await lockOfficials(db, site)
  const before = await findOfficial(db, site, id)
  const { since, until: last } = termOf(before)
  if (before.version !== version) return last === until ? saved(before) : conflict(before)
  const faults = await faultsOfTerm(db, site, { id, rank: before.rank, since, until })
  if (Object.keys(faults).length > 0) return refused({ until: faults.until ?? faults.since ?? '' })
  await db.official.update({
    where: { siteId_id: { siteId: site.id, id } },
    data: { until: new Date(until), version: version + 1 },
    select: { id: true },
  })
  await recordAudit(db, site, { officer, deed: 'official.end', subjectId: id, detail: { until }, address })
  return saved(await findOfficial(db, site, id))
}
