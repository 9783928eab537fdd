import type { Db } from '../../database/client.ts'
import type { LogCheckpoint } from '../../database/generated/client.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'

export type { LogCheckpoint }

/** The newest checkpoint of the regency's log; null while it has none. */
export const findNewestCheckpoint = (db: Db, regency: Pick<Site, 'id'>): Promise<LogCheckpoint | null> =>
  db.logCheckpoint.findFirst({ where: { siteId: regency.id }, orderBy: { size: 'desc' } })

/** The checkpoint of this size; NotFound where none of it was signed. */
export async function findCheckpoint(db: Db, regency: Pick<Site, 'id'>, size: number): Promise<LogCheckpoint> {
  const found = await db.logCheckpoint.findUnique({ where: { siteId_size: { siteId: regency.id, size } } })
  if (!found) throw new NotFound('Tidak ada titik periksa dengan ukuran ini.')
  return found
}
