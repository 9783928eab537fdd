import type { Db } from '../../database/client.ts'
import type { Prisma } from '../../database/generated/client.ts'
import type { Site } from '../../sites/site.ts'
import { type LetterStandard, letterStandard } from './settings.ts'

/**
 * Publishes a standard as the regency's next version and returns its number. Past letters keep their version. Run it in
 * a scope of the regency: a second publication at the same moment fails on the version's key and leaves nothing behind.
 */
export async function publishStandard(
  db: Db,
  site: Pick<Site, 'id'>,
  standard: LetterStandard & { now: Date },
): Promise<number> {
  const { now, ...said } = standard
  const { settings, standing, types } = letterStandard.parse(said)
  const newest = await db.letterStandard.aggregate({ where: { siteId: site.id }, _max: { version: true } })
  const version = (newest._max.version ?? 0) + 1
  await db.letterStandard.create({ data: { siteId: site.id, version, standing, settings, publishedAt: now } })
  await db.letterType.createMany({
    data: types.map((definition, sortOrder) => ({
      siteId: site.id,
      version,
      slug: definition.slug,
      sortOrder,
      definition: definition as Prisma.InputJsonObject,
    })),
  })
  return version
}
