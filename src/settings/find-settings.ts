import type { Db } from '../database/client.ts'
import { openingHours } from '../sites/opening-hours.ts'
import type { Site } from '../sites/site.ts'
import { type Settings, TOPIC_KEYS, type Topic } from './topics.ts'

/** Of a topic: what is proposed and not public yet, and the version a change of it is made on. */
export type TopicState = { proposed: Partial<Settings> | null; version: number; publishedAt: Date | null }

export type StoredSettings = { published: Settings; topics: Record<Topic, TopicState> }

/** What is public of a site, and what is proposed for it. In the office's scope. */
export async function findSettings(db: Db, site: Pick<Site, 'id'>): Promise<StoredSettings> {
  const where = { siteId: site.id }
  const profile = await db.siteProfile.findUniqueOrThrow({ where })
  const { accent, motif } = await db.site.findUniqueOrThrow({ where: { id: site.id } })
  const rows = await db.siteSetting.findMany({ where })
  const { tagline, nameForm, logoId, closedNote, address, postalCode, phone, whatsapp, email, menu, home } = profile
  const state = (topic: Topic): TopicState => {
    const row = rows.find((each) => each.topic === topic)
    const proposed = (row?.proposed ?? null) as Partial<Settings> | null
    return { proposed, version: row?.version ?? 0, publishedAt: row?.publishedAt ?? null }
  }
  const published = {
    ...{ tagline, nameForm, logoId, closedNote, address, postalCode, phone, whatsapp, email, menu, home },
    ...{ accent, motif, hours: openingHours.parse(profile.hours) },
  } as Settings
  return { published, topics: Object.fromEntries(TOPIC_KEYS.map((topic) => [topic, state(topic)])) as never }
}

/** The topics something is proposed for. */
export const proposedTopics = ({ topics }: StoredSettings): Topic[] =>
  TOPIC_KEYS.filter((topic) => topics[topic].proposed !== null)

/** The settings as they would be once everything proposed is public. */
export const asProposed = ({ published, topics }: StoredSettings): Settings =>
  Object.assign({}, published, ...TOPIC_KEYS.map((topic) => topics[topic].proposed))

/** What somebody looked at before they press 'Terbitkan': another proposal has another one. */
export const seenOf = (stored: StoredSettings): string =>
  proposedTopics(stored)
    .map((topic) => `${topic}.${stored.topics[topic].version}`)
    .join(' ')
