import type { Database } from '../database/client.ts'
import { provinceOf } from '../shared/provinces.ts'
import type { Motif } from './motifs.ts'
import type { Accent, Site, SiteKind } from './site.ts'

/** How a host name becomes an address: 'https' in production; in the demo 'http' with the port. */
export type Addressing = { scheme: 'http' | 'https'; port: number | null }

/** The open site that answers on this host name (lower case, without port), or null. */
export async function findSiteByHost(database: Database, addressing: Addressing, host: string): Promise<Site | null> {
  const domain = await database.directory.domain.findUnique({ where: { host }, select: { siteId: true } })
  return domain && findSite(database, addressing, domain.siteId)
}

/** The open site with this id, or null. */
export async function findSite(database: Database, addressing: Addressing, id: string): Promise<Site | null> {
  const row = await database.directory.site.findUnique({
    where: { id, closedAt: null },
    include: { domains: { where: { primary: true } } },
  })
  const primary = row?.domains[0]
  if (!row || !primary) return null
  const above = await database.directory.site.findMany({ where: { id: { in: [row.districtId, row.regencyId] } } })
  const named = (siteId: string) => above.find((each) => each.id === siteId)
  const host = addressing.port ? `${primary.host}:${addressing.port}` : primary.host
  const regency = named(row.regencyId)
  return {
    id: row.id,
    kind: row.kind as SiteKind,
    name: row.name,
    isUrban: row.isUrban,
    code: row.code,
    codePrefix: row.codePrefix,
    accent: row.accent as Accent,
    motif: row.motif as Motif | null,
    districtId: row.districtId,
    regencyId: row.regencyId,
    districtName: named(row.districtId)?.name ?? '',
    regencyName: regency?.name ?? '',
    regencyCode: regency?.code ?? '',
    provinceName: provinceOf(row.code),
    host,
    origin: `${addressing.scheme}://${host}`,
  }
}

/** The first regency of the directory: what the machine's own addresses show in the demo. */
export async function findDemoRegency(database: Database, addressing: Addressing): Promise<Site | null> {
  const row = await database.directory.site.findFirst({ where: { kind: 'regency' }, orderBy: { openedAt: 'asc' } })
  return row && findSite(database, addressing, row.id)
}
