import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'

/** How many of the newest letters are looked at: some weeks of a busy desk. */
const LATEST = 200
const MOST = 6

/** The types the site made most of late, by slug, the most usual first; at most six. */
export async function listUsualSlugs(db: Db, site: Pick<Site, 'id'>): Promise<string[]> {
  const rows = await db.$queryRaw<{ slug: string }[]>`
    SELECT type_slug AS slug FROM (
      SELECT type_slug FROM letter WHERE site_id = ${site.id}::uuid ORDER BY updated_at DESC, id DESC LIMIT ${LATEST}
    ) latest GROUP BY type_slug ORDER BY count(*) DESC, type_slug LIMIT ${MOST}`
  return rows.map(({ slug }) => slug)
}
