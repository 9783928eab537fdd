import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import { dropUnusedPicture } from '../media/drop-unused-picture.ts'
import { changeProfile } from '../profile/change-profile.ts'
import { conflict, type Doer, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findSettings, proposedTopics, type StoredSettings, seenOf } from './find-settings.ts'
import { lockProposals } from './lock-proposals.ts'
import { type Settings, TOPICS } from './topics.ts'

/**
 * Makes all that is proposed public at once, as it was when the officer looked at it (`seen`). The caches of every process
 * hear of it from the database. A conflict when a proposal was changed meanwhile; where nothing is proposed, nothing happens.
 */
export async function publishSettings(
  db: Db,
  site: Site,
  { seen }: { seen: string },
  { officer, now, address }: Doer,
): Promise<Saving<StoredSettings>> {
  await lockProposals(db, site)
  const before = await findSettings(db, site)
  const topics = proposedTopics(before)
  if (topics.length === 0) return saved(before)
  if (seenOf(before) !== seen) return conflict(before)

  const changes: Partial<Settings> = Object.assign({}, ...topics.map((topic) => before.topics[topic].proposed))
  const { accent, motif, ...profile } = changes
  await changeProfile(db, site, profile)
  if (accent !== undefined || motif !== undefined)
    await db.site.updateMany({ where: { id: site.id }, data: { accent, motif } })
  await db.siteSetting.updateMany({
    where: { siteId: site.id, topic: { in: topics } },
    data: { proposed: Prisma.DbNull, version: { increment: 1 }, publishedAt: now, updatedAt: now },
  })
  if (before.published.logoId) await dropUnusedPicture(db, site, before.published.logoId)
  const detail = { topics: topics.map((topic) => TOPICS[topic].label), fields: Object.keys(changes) }
  await recordAudit(db, site, { officer, deed: 'settings.publish', detail, address })
  return saved(await findSettings(db, site))
}
