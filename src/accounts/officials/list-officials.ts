import type { Db } from '../../database/client.ts'
import type { Official } from '../../database/generated/client.ts'
import type { Site } from '../../sites/site.ts'
import type { HeldMandate } from './find-authorities.ts'

/** Everybody who was, is or will be an official of the site, the head first; the newest term of a rank first. */
export function listOfficials(db: Db, site: Pick<Site, 'id'>): Promise<Official[]> {
  return db.official.findMany({
    where: { siteId: site.id },
    orderBy: [{ sortOrder: 'asc' }, { since: 'desc' }, { name: 'asc' }],
  })
}

/** Every mandate the site ever gave, the newest first. */
export function listMandates(db: Db, site: Pick<Site, 'id'>): Promise<HeldMandate[]> {
  return db.mandate.findMany({
    where: { siteId: site.id },
    include: { official: true },
    orderBy: [{ since: 'desc' }, { id: 'desc' }],
  })
}
