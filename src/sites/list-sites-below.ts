import type { Db } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import type { SiteKind } from '../shared/site-kind.ts'
import type { Motif } from './motifs.ts'
import { originOf } from './origin-of.ts'
import { type Accent, type Site, siteTitle } from './site.ts'
import { wovenMark } from './woven-band.ts'

/** A village or district, as the portals above it list it; mark is SVG of our own making. */
export type ListedSite = {
  id: string
  kind: SiteKind
  districtId: string
  name: string
  isUrban: boolean
  title: string
  origin: string
  mark: string
  latitude: number | null
  longitude: number | null
}

/** The open sites below a district or regency, by name. */
export const listSitesBelow = (db: Db, site: Site): Promise<ListedSite[]> =>
  listOpenSites(db, site, {
    ...(site.kind === 'regency' ? { regencyId: site.id } : { districtId: site.id }),
    id: { not: site.id },
  })

/** The open villages of a village's district, itself among them, by name. */
export const listVillagesAround = (db: Db, village: Site): Promise<ListedSite[]> =>
  listOpenSites(db, village, { districtId: village.districtId, kind: 'village' })

async function listOpenSites(db: Db, site: Site, where: Prisma.SiteWhereInput): Promise<ListedSite[]> {
  const rows = await db.site.findMany({
    where: { ...where, closedAt: null },
    include: { domains: { where: { primary: true } } },
    orderBy: { name: 'asc' },
  })
  return rows.flatMap((row) => {
    const host = row.domains[0]?.host
    if (!host) return []
    const { id, districtId, name, isUrban, code, latitude, longitude } = row
    const kind = row.kind as SiteKind
    return [
      {
        id,
        kind,
        districtId,
        name,
        isUrban,
        title: siteTitle({ kind, name, isUrban, code }),
        origin: originOf(site, host),
        mark: wovenMark(code, row.accent as Accent, row.motif as Motif | null),
        latitude,
        longitude,
      },
    ]
  })
}
