import type { Db } from '../../database/client.ts'
import type { Official } from '../../database/generated/client.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { addOfficial } from '../add-official.ts'
import { recordAudit } from '../record-audit.ts'
import { findOfficial } from './find-official.ts'
import type { OfficialFields } from './schema.ts'
import { faultsOfTerm, lockOfficials, termOf } from './term.ts'

const PLACE = { head: 0, secretary: 1, staff: 10 }

/**
 * Records an official under the id the form was given. Refused where the site would have two heads on one day. The same
 * form sent again finds what it made; if what was typed differs by then, both are shown.
 */
export async function createOfficial(
  db: Db,
  site: Site,
  { id, fields }: { id: string; fields: OfficialFields },
  { officer, address }: Doer,
): Promise<Saving<Official>> {
  await lockOfficials(db, site)
  const there = await db.official.findUnique({ where: { siteId_id: { siteId: site.id, id } } })
  if (there) return saysTheSame(there, fields) ? saved(there) : conflict(there)
  const faults = await faultsOfTerm(db, site, { id, ...fields })
  if (Object.keys(faults).length > 0) return refused(faults)
  await addOfficial(db, site, { id, ...fields, until: fields.until ?? undefined, sortOrder: PLACE[fields.rank] })
  const detail = { position: fields.position, since: fields.since, until: fields.until }
  await recordAudit(db, site, { officer, deed: 'official.add', subjectId: id, detail, address })
  return saved(await findOfficial(db, site, id))
}

const TEXTS = ['titleBefore', 'name', 'titleAfter', 'rank', 'position', 'nip', 'grade', 'duty'] as const

/** Whether the official already stands as typed. */
export function saysTheSame(official: Official, fields: OfficialFields): boolean {
  const { since, until } = termOf(official)
  return TEXTS.every((name) => official[name] === fields[name]) && since === fields.since && until === fields.until
}
