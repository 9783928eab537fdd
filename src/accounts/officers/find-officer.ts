import type { Db } from '../../database/client.ts'
import type { Officer } from '../../database/generated/client.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'

/** An officer's account at this site; NotFound for any other. */
export async function findOfficer(db: Db, site: Pick<Site, 'id'>, id: string): Promise<Officer> {
  const officer = await db.officer.findUnique({ where: { siteId_id: { siteId: site.id, id } } })
  if (!officer) throw new NotFound('Akun tidak ditemukan.')
  return officer
}
