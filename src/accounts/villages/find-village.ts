import type { Db } from '../../database/client.ts'
import { NotFound } from '../../shared/errors.ts'
import { type ListedSite, listSitesBelow } from '../../sites/list-sites-below.ts'
import type { Site } from '../../sites/site.ts'

/** An open village of the district; NotFound for any other site. */
export async function findVillage(db: Db, district: Site, id: string): Promise<ListedSite> {
  const village = (await listSitesBelow(db, district)).find((each) => each.id === id)
  if (!village) throw new NotFound('Desa tidak ditemukan.')
  return village
}
