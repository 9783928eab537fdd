import type { Db } from '../../database/client.ts'
import type { Officer } from '../../database/generated/client.ts'
import { conflict, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { type GivenInvitation, giveInvitation } from '../invitations/give-invitation.ts'
import { recordAudit } from '../record-audit.ts'
import type { Sealer } from '../sealing.ts'
import { saysTheSame } from './edit-officer.ts'
import { faultsOfOfficial, lockOfficers } from './rules.ts'
import type { InvitationFields } from './schema.ts'

/** Who invites: an officer of the site, or nobody known where it is done by whoever runs the server. */
type Inviter = { officer: { id: string } | null; now: Date; address?: string }
type Invited = { officer: Officer; link: GivenInvitation | null }

/**
 * Makes an account without a password, under the id the form was given, and a link with which the officer chooses one. The
 * same form sent again finds both; if what was typed differs by then, it is a conflict.
 */
export async function inviteOfficer(
  db: Db,
  site: Site,
  sealer: Sealer,
  { id, linkId, fields }: { id: string; linkId: string; fields: InvitationFields },
  { officer: by, now, address }: Inviter,
): Promise<Saving<Invited>> {
  await lockOfficers(db, site)
  const invite = async (officer: Officer): Promise<Invited> => {
    const link = { id: linkId, officerId: id, kind: 'first', createdById: by?.id ?? null, now } as const
    return { officer, link: await giveInvitation(db, site, sealer, link) }
  }
  const key = { siteId_id: { siteId: site.id, id } }
  const there = await db.officer.findUnique({ where: key })
  if (there) {
    const same = there.username === fields.username && saysTheSame(there, fields)
    return same ? saved(await invite(there)) : conflict({ officer: there, link: null })
  }
  const faults = { ...(await faultsOfName(db, site, fields.username)), ...(await faultsOfOfficial(db, site, fields)) }
  if (Object.keys(faults).length > 0) return refused(faults)

  const { username, name, roles, officialId } = fields
  await db.officer.createMany({ data: { siteId: site.id, id, username, name, roles, officialId } })
  const detail = { username, roles }
  await recordAudit(db, site, { officer: by, deed: 'account.invite', subjectId: id, detail, address })
  return saved(await invite(await db.officer.findUniqueOrThrow({ where: key })))
}

async function faultsOfName(db: Db, site: Site, username: string): Promise<Record<string, string>> {
  const taken = await db.officer.findUnique({ where: { siteId_username: { siteId: site.id, username } } })
  return taken ? { username: `Nama pengguna ini sudah dipakai ${taken.name}. Pilih yang lain.` } : {}
}
