import type { Db } from '../../database/client.ts'
import type { Official } from '../../database/generated/client.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'

/** An official of this site, in office or not; NotFound for any other. */
export async function findOfficial(db: Db, site: Pick<Site, 'id'>, id: string): Promise<Official> {
  const official = await db.official.findUnique({ where: { siteId_id: { siteId: site.id, id } } })
  if (!official) throw new NotFound('Pejabat tidak ditemukan.')
  return official
}
