import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { PUBLIC_COLUMNS, type PublicKey } from '../keys/key.ts'
import type { Facts, LeafRef, LeafSource, ReadLeaf } from './leaf.ts'

/** What can happen to a key: each of it has a leaf of its own. */
export type KeyChange = 'made' | 'retired' | 'compromised'

/** What the log says of a key: whose, which, for what, and what happened to it. */
export function keyFacts(key: Omit<PublicKey, 'state'>, change: KeyChange): Facts {
  return {
    kind: 'key',
    change,
    site: key.siteId,
    key: key.id,
    signs: key.kind,
    publicKey: Buffer.from(key.publicKey).toString('base64'),
    at: (change === 'made' ? key.createdAt : key.endedAt)?.toISOString() ?? null,
    cutOff: change === 'compromised' ? String(key.cutOff) : null,
  }
}

/** What the log says of keys. */
export const keyLeaves: LeafSource = {
  kinds: ['key'],
  async read(db, site, leaves) {
    const keys = await db.sealKey.findMany({
      where: { siteId: site.id, id: { in: leaves.map(({ subject }) => subject) } },
      select: PUBLIC_COLUMNS,
    })
    return leaves.map((leaf) => readKey(keys as PublicKey[], leaf))
  },
  async listUnlogged(db, site, most) {
    const known = await changesLogged(db, site)
    const keys = await db.sealKey.findMany({
      where: { siteId: site.id },
      orderBy: { createdAt: 'asc' },
      select: { id: true, state: true },
    })
    return keys
      .flatMap(({ id, state }) => ['made', ...(state === 'active' ? [] : [state])].map((part) => [id, part] as const))
      .filter(([id, part]) => !known.has(`${id} ${part}`))
      .map(([subject, part]) => ({ kind: 'key', subject, part }))
      .slice(0, most)
  },
}

async function changesLogged(db: Db, site: Pick<Site, 'id'>): Promise<Set<string>> {
  const leaves = await db.logLeaf.findMany({
    where: { siteId: site.id, kind: 'key' },
    select: { subject: true, part: true },
  })
  return new Set(leaves.map(({ subject, part }) => `${subject} ${part}`))
}

function readKey(keys: PublicKey[], { subject, part }: LeafRef): ReadLeaf {
  const key = keys.find(({ id }) => id === subject)
  const what = `key ${subject}, ${part},`
  if (!key) return { what, facts: 'is gone', claims: null }
  return { what, facts: keyFacts(key, part as KeyChange), claims: part === 'made' ? key.createdAt : key.endedAt }
}
