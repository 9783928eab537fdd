import type { Db } from '../../database/client.ts'
import { type Site, siteTitle } from '../../sites/site.ts'

/** The open villages of a district, by name. */
export async function listVillages(db: Db, district: Pick<Site, 'id'>): Promise<{ id: string; title: string }[]> {
  const rows = await db.site.findMany({
    where: { districtId: district.id, kind: 'village', closedAt: null },
    orderBy: { name: 'asc' },
  })
  return rows.map((row) => ({ id: row.id, title: siteTitle({ ...row, kind: 'village' }) }))
}
