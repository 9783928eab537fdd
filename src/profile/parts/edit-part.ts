import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { conflict, type Doer, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { contentOf, PARTS, type PartContent, type PartName, versionOf } from './parts.ts'
import { textsOf } from './rows.ts'

export type PartEdit = Doer & { part: PartName; version: string; content: PartContent }

/**
 * Changes one part of the profile, made on the version the officer saw. Someone else's change of the same part in between is
 * a conflict: nothing is overwritten; a change of another part is none. The same change sent again is the change already made.
 */
export async function editPart(db: Db, site: Site, edit: PartEdit): Promise<Saving<PartContent>> {
  const { part, version, content, ...doer } = edit
  await db.$queryRaw`SELECT 1 FROM site_profile WHERE site_id = ${site.id}::uuid FOR UPDATE`
  const profile = await db.siteProfile.findUniqueOrThrow({ where: { siteId: site.id } })
  const current = contentOf(part, textsOf(profile))
  if (versionOf(current) === versionOf(content)) return saved(content)
  if (versionOf(current) !== version) return conflict(current)
  await db.siteProfile.update({ where: { siteId: site.id }, data: content })
  await recordAudit(db, site, { ...doer, deed: 'profile.edit-part', detail: { part: PARTS[part].title } })
  return saved(content)
}
