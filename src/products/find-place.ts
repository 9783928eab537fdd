import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'

type Place = { siteId: string } | { districtId: string }

/** Whose products stand at a place below a portal, by its code: a village's, or a whole district's. Of an unknown place none. */
export async function findPlace(db: Db, site: Site, code: string): Promise<Place> {
  const below = site.kind === 'regency' ? { regencyId: site.id } : { districtId: site.id }
  const place = await db.site.findFirst({ where: { ...below, code } })
  if (!place) return { siteId: NOWHERE }
  return place.kind === 'district' ? { districtId: place.id } : { siteId: place.id }
}

/** The nil UUID: no site has it. */
const NOWHERE = '00000000-0000-0000-0000-000000000000'
