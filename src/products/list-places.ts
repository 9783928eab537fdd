import type { Db } from '../database/client.ts'
import { type Site, siteTitle } from '../sites/site.ts'

/** A place the products of a portal can be narrowed to; a village names the district it lies in. */
export type PlaceChoice = { code: string; title: string; districtId: string; isDistrict: boolean }

/** The open villages below a district or regency, by name; of a regency its districts too. */
export async function listPlaces(db: Db, site: Site): Promise<PlaceChoice[]> {
  const below = site.kind === 'regency' ? { regencyId: site.id } : { districtId: site.id }
  const rows = await db.site.findMany({
    where: { ...below, id: { not: site.id }, closedAt: null },
    orderBy: { name: 'asc' },
  })
  return rows.map(({ kind, ...row }) => ({
    code: row.code,
    title: siteTitle({ ...row, kind: kind as Site['kind'] }),
    districtId: row.districtId,
    isDistrict: kind === 'district',
  }))
}
