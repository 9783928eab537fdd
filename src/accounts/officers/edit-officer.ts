import type { Db } from '../../database/client.ts'
import type { Officer } from '../../database/generated/client.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { recordAudit } from '../record-audit.ts'
import { findOfficer } from './find-officer.ts'
import { faultsOfOfficial, hasOtherAdmin, LAST_ADMIN, lockOfficers } from './rules.ts'
import type { OfficerFields } from './schema.ts'

/**
 * Changes an account's name, roles and official, made on the version that was seen; what the officer may do changes with the
 * next request. Refused where the site would lose its last admin. The same change sent again is the change already made.
 */
export async function editOfficer(
  db: Db,
  site: Site,
  { id, version, fields }: { id: string; version: number; fields: OfficerFields },
  { officer: by, address }: Doer,
): Promise<Saving<Officer>> {
  await lockOfficers(db, site)
  const before = await findOfficer(db, site, id)
  if (before.version !== version) return saysTheSame(before, fields) ? saved(before) : conflict(before)
  const faults = { ...(await faultsOfRoles(db, site, before, fields)), ...(await faultsOfOfficial(db, site, fields)) }
  if (Object.keys(faults).length > 0) return refused(faults)
  await db.officer.update({
    where: { siteId_id: { siteId: site.id, id } },
    data: { ...fields, version: version + 1 },
    select: { id: true },
  })
  const detail = { version, before: before.roles, roles: fields.roles }
  await recordAudit(db, site, { officer: by, deed: 'account.edit', subjectId: id, detail, address })
  return saved(await findOfficer(db, site, id))
}

async function faultsOfRoles(
  db: Db,
  site: Site,
  before: Officer,
  fields: OfficerFields,
): Promise<Record<string, string>> {
  const stops = before.roles.includes('admin') && !fields.roles.includes('admin') && !before.suspendedAt
  return stops && !(await hasOtherAdmin(db, site, before.id)) ? { roles: LAST_ADMIN } : {}
}

/** Whether the account already stands as typed. */
export const saysTheSame = (officer: Officer, { name, roles, officialId }: OfficerFields): boolean =>
  officer.name === name &&
  officer.officialId === officialId &&
  officer.roles.length === roles.length &&
  roles.every((role) => officer.roles.includes(role))
