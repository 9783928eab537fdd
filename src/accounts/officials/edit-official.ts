import type { Db } from '../../database/client.ts'
import type { Official } from '../../database/generated/client.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { recordAudit } from '../record-audit.ts'
import { saysTheSame } from './create-official.ts'
import { findOfficial } from './find-official.ts'
import type { OfficialFields } from './schema.ts'
import { faultsOfTerm, lockOfficials } from './term.ts'

export type OfficialEdit = { id: string; version: number; fields: OfficialFields }

/**
 * Changes an official, made on the version the officer saw; letters already issued keep the name they were signed with.
 * Someone else's change in between is a conflict. The same change sent again is the change already made.
 */
export async function editOfficial(
  db: Db,
  site: Pick<Site, 'id'>,
  { id, version, fields }: OfficialEdit,
  { officer, address }: Doer,
): Promise<Saving<Official>> {
  await lockOfficials(db, site)
  const before = await findOfficial(db, site, id)
  if (before.version !== version) return saysTheSame(before, fields) ? saved(before) : conflict(before)
  const faults = await faultsOfTerm(db, site, { id, ...fields })
  if (Object.keys(faults).length > 0) return refused(faults)
  const { since, until, ...texts } = fields
  await db.official.update({
    where: { siteId_id: { siteId: site.id, id } },
    data: { ...texts, since: new Date(since), until: until ? new Date(until) : null, version: version + 1 },
    select: { id: true },
  })
  const detail = { version, position: fields.position, since, until }
  await recordAudit(db, site, { officer, deed: 'official.edit', subjectId: id, detail, address })
  return saved(await findOfficial(db, site, id))
}
