import type { Db } from '../../database/client.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'
import type { HeldMandate } from './find-authorities.ts'

/** A mandate of this site with who holds it; NotFound for any other. */
export async function findMandate(db: Db, site: Pick<Site, 'id'>, id: string): Promise<HeldMandate> {
  const mandate = await db.mandate.findUnique({
    where: { siteId_id: { siteId: site.id, id } },
    include: { official: true },
  })
  if (!mandate) throw new NotFound('Mandat tidak ditemukan.')
  return mandate
}
