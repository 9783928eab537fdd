import { isDeepStrictEqual } from 'node:util'
import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import { dropUnusedPicture } from '../media/drop-unused-picture.ts'
import { conflict, type Doer, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { asProposed, findSettings, type StoredSettings } from './find-settings.ts'
import { type Settings, TOPICS, type Topic } from './topics.ts'

export type Change = { topic: Topic; version: number; values: Partial<Settings> }

/**
 * Keeps a change of a topic that was read at `version` (0: never changed) as a proposal; the public sees nothing of it. What
 * is like the published again is no proposal. A conflict when somebody else changed the topic meanwhile.
 */
export async function proposeChange(
  db: Db,
  site: Site,
  { topic, version, values }: Change,
  { officer, now, address }: Doer,
): Promise<Saving<StoredSettings>> {
  const key = { siteId: site.id, topic }
  await db.siteSetting.createMany({ data: { ...key, version: 0, updatedAt: now }, skipDuplicates: true })
  await db.$queryRaw`SELECT 1 FROM site_setting WHERE site_id = ${site.id}::uuid AND topic = ${topic} FOR UPDATE`
  const before = await findSettings(db, site)
  const stands = pick(asProposed(before), topic)
  if (isDeepStrictEqual(stands, values)) return saved(before)
  if (before.topics[topic].version !== version) return conflict(before)

  const asPublished = isDeepStrictEqual(pick(before.published, topic), values)
  const proposed = asPublished ? Prisma.DbNull : (values as Prisma.InputJsonObject)
  await db.siteSetting.update({
    where: { siteId_topic: key },
    data: { proposed, version: version + 1, updatedAt: now },
  })
  if (stands.logoId) await dropUnusedPicture(db, site, stands.logoId)
  const changed = TOPICS[topic].fields.filter((field) => !isDeepStrictEqual(values[field], stands[field]))
  const detail = { topic: TOPICS[topic].label, changed }
  await recordAudit(db, site, { officer, deed: 'settings.propose', detail, address })
  return saved(await findSettings(db, site))
}

/** What a topic settles, of the settings. */
function pick(settings: Settings, topic: Topic): Partial<Settings> {
  return Object.fromEntries(TOPICS[topic].fields.map((field) => [field, settings[field]]))
}
