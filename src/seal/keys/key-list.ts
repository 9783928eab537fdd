import type { Db } from '../../database/client.ts'
import { Prisma } from '../../database/generated/client.ts'
import { siteTitle } from '../../sites/site.ts'
import { typeMark } from '../signature/facts.ts'
import { PUBLIC_COLUMNS, type PublicKey, published } from './key.ts'

/** A key as the list says it: `x` is the public half in base64url, days are ISO in Asia/Jakarta. */
type ListedKey = {
  kid: string
  x: string
  state: string
  since: string
  until: string | null
  cutOff: number | null
}

/** What the key list of a regency says, without version and dates. */
export type KeyListContent = {
  regency: { id: string; code: string; name: string }
  /** Every site that ever could issue letters, with all the keys it ever had. */
  sites: {
    id: string
    prefix: string
    kind: string
    code: string
    name: string
    host: string | null
    keys: ListedKey[]
  }[]
  /** The keys that sign the log's checkpoints. */
  log: ListedKey[]
  /** Which type of letter a mark in a seal means. */
  types: { mark: string; slug: string; name: string }[]
}

const listed = (key: PublicKey): ListedKey => {
  const { id, publicKey, ...facts } = published(key)
  return { kid: id, x: Buffer.from(publicKey).toString('base64url'), ...facts }
}

/** Reads what the list says now, in the verifier's scope of the regency. */
export async function readKeyListContent(db: Db, regency: { id: string }): Promise<KeyListContent> {
  const sites = await db.site.findMany({
    where: { regencyId: regency.id },
    orderBy: { code: 'asc' },
    include: { domains: { where: { primary: true } } },
  })
  const keys = (await db.sealKey.findMany({
    where: { regencyId: regency.id, kind: { in: ['letters', 'log'] } },
    select: PUBLIC_COLUMNS,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })) as PublicKey[]
  const own = sites.find(({ id }) => id === regency.id)!
  return {
    regency: { id: own.id, code: own.code, name: siteTitle({ ...own, kind: 'regency' }) },
    sites: sites.map((site) => ({
      id: site.id,
      prefix: site.codePrefix,
      kind: site.kind,
      code: site.code,
      name: siteTitle(site as Parameters<typeof siteTitle>[0]),
      host: site.domains[0]?.host ?? null,
      keys: keys.filter(({ siteId, kind }) => siteId === site.id && kind === 'letters').map(listed),
    })),
    log: keys.filter(({ kind }) => kind === 'log').map(listed),
    types: (await typeNames(db, regency)).map((type) => ({ mark: typeMark(type.slug), ...type })),
  }
}

/** Every type the regency ever published, by the name it had last. */
const typeNames = (db: Db, regency: { id: string }): Promise<{ slug: string; name: string }[]> =>
  db.$queryRaw(Prisma.sql`
    SELECT DISTINCT ON (slug) slug, definition->>'name' AS name FROM letter_type
    WHERE site_id = ${regency.id}::uuid ORDER BY slug, version DESC`)
