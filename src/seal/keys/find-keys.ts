import type { Db } from '../../database/client.ts'
import { siteTitle } from '../../sites/site.ts'
import { type KeyKind, PUBLIC_COLUMNS, type PublicKey } from './key.ts'
import type { KeySite } from './make-key.ts'

/** A site with its keys, the newest first, as the registrar sees them. */
export type SiteKeys = KeySite & { name: string; code: string; kind: string; keys: PublicKey[] }

/** The sites of a regency whose name or code holds the search, with their keys; in the registrar's scope. */
export async function findKeys(
  db: Db,
  regency: { id: string },
  { search = '', siteId }: { search?: string; siteId?: string } = {},
): Promise<SiteKeys[]> {
  const sites = await db.site.findMany({
    where: {
      regencyId: regency.id,
      ...(siteId ? { id: siteId } : {}),
      OR: [{ name: { contains: search, mode: 'insensitive' } }, { code: { startsWith: search } }],
    },
    orderBy: { code: 'asc' },
  })
  const keys = (await db.sealKey.findMany({
    where: { regencyId: regency.id, siteId: { in: sites.map(({ id }) => id) } },
    select: PUBLIC_COLUMNS,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })) as PublicKey[]
  return sites.map((site) => ({
    id: site.id,
    districtId: site.districtId,
    regencyId: site.regencyId,
    name: siteTitle(site as Parameters<typeof siteTitle>[0]),
    code: site.code,
    kind: site.kind,
    keys: keys.filter((key) => key.siteId === site.id),
  }))
}

/** The key of a kind that signs now, if there is one. */
export const activeOf = (keys: readonly PublicKey[], kind: KeyKind): PublicKey | null =>
  keys.find((key) => key.kind === kind && key.state === 'active') ?? null
