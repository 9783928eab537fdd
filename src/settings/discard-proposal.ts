import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import { dropUnusedPicture } from '../media/drop-unused-picture.ts'
import type { Doer } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findSettings, proposedTopics } from './find-settings.ts'
import { lockProposals } from './lock-proposals.ts'
import { TOPICS } from './topics.ts'

/** Throws away all that is proposed for the site; what is public stays as it is. Where nothing is proposed, nothing happens. */
export async function discardProposal(db: Db, site: Site, { officer, now, address }: Doer): Promise<void> {
  await lockProposals(db, site)
  const before = await findSettings(db, site)
  const topics = proposedTopics(before)
  if (topics.length === 0) return
  await db.siteSetting.updateMany({
    where: { siteId: site.id, topic: { in: topics } },
    data: { proposed: Prisma.DbNull, version: { increment: 1 }, updatedAt: now },
  })
  const logoId = before.topics.logo.proposed?.logoId
  if (logoId) await dropUnusedPicture(db, site, logoId)
  const detail = { topics: topics.map((topic) => TOPICS[topic].label) }
  await recordAudit(db, site, { officer, deed: 'settings.discard', detail, address })
}
