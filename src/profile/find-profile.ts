import type { Db } from '../database/client.ts'
import type { SiteProfile } from '../database/generated/client.ts'
import { pictureFields } from '../media/picture-model.ts'
import type { Site } from '../sites/site.ts'
import type { Portrayed } from './portraits/find-portrait.ts'

/** What a site says of itself; null before anything was written. Opened in the visitor's scope. */
export function findProfile(db: Db, site: Site): Promise<SiteProfile | null> {
  return db.siteProfile.findUnique({ where: { siteId: site.id } })
}

/** Who holds office at a site on a day, the head first, each with their photo. */
export function listOfficials(db: Db, site: Site, today: Date): Promise<Portrayed[]> {
  return db.official.findMany({
    where: { siteId: site.id, since: { lte: today }, OR: [{ until: null }, { until: { gte: today } }] },
    orderBy: [{ sortOrder: 'asc' }, { name: 'asc' }],
    include: { picture: pictureFields },
  })
}
