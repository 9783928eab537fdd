import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { privateKeyOf, publicKeyOf } from '../signature/ed25519.ts'
import type { Keyring } from './keyring.ts'
import type { KeySite } from './make-key.ts'
import { keyIdOf } from './make-key.ts'

/** A key with its private half in base64: what a backup holds, and nothing else may. */
export type BareKey = {
  siteId: string
  id: string
  kind: string
  seed: string
  state: string
  createdAt: string
  endedAt: string | null
  cutOff: number | null
}

/** All keys of a site, unwrapped, in the scope of its office: to be locked at once. */
export async function backUpKeys(db: Db, site: Pick<Site, 'id'>, keyring: Keyring): Promise<BareKey[]> {
  const keys = await db.sealKey.findMany({ where: { siteId: site.id } })
  return keys.map((key) => ({
    siteId: key.siteId,
    id: key.id,
    kind: key.kind,
    seed: keyring.unwrap(key).toString('base64'),
    state: key.state,
    createdAt: key.createdAt.toISOString(),
    endedAt: key.endedAt?.toISOString() ?? null,
    cutOff: key.cutOff,
  }))
}

export type Restored = { wrapped: number; added: number; refused: number }

/**
 * Puts a site's keys of a backup back, in the scope of its office: a key that stands there is wrapped anew (for when the
 * key-encryption key is lost), one that is missing is added as it was. One that was active beside another active key is
 * added as retired at this moment; one whose private half is not that of its id is refused.
 */
export async function restoreKeys(
  db: Db,
  site: KeySite,
  bare: readonly BareKey[],
  { keyring, now }: { keyring: Keyring; now: Date },
): Promise<Restored> {
  const restored: Restored = { wrapped: 0, added: 0, refused: 0 }
  for (const key of bare.filter(({ siteId }) => siteId === site.id)) {
    const seed = Buffer.from(key.seed, 'base64')
    const publicKey = new Uint8Array(publicKeyOf(privateKeyOf(seed)))
    const standing = await db.sealKey.findFirst({ where: { siteId: site.id, id: key.id } })
    const own = keyIdOf(publicKey) === key.id && (!standing || Buffer.from(standing.publicKey).equals(publicKey))
    const wrapped = keyring.wrap({ siteId: site.id, id: key.id }, seed)
    if (!own) restored.refused++
    else if (standing) {
      await db.sealKey.updateMany({ where: { siteId: site.id, id: key.id }, data: wrapped })
      restored.wrapped++
    } else {
      const { siteId: _site, seed: _seed, ...facts } = key
      await addKey(db, site, { ...facts, publicKey, ...wrapped }, now)
      restored.added++
    }
  }
  return restored
}

type Whole = Omit<BareKey, 'siteId' | 'seed'> & ReturnType<Keyring['wrap']> & { publicKey: Uint8Array<ArrayBuffer> }

async function addKey(db: Db, { id: siteId, districtId, regencyId }: KeySite, key: Whole, now: Date): Promise<void> {
  const other = await db.sealKey.findFirst({ where: { siteId, kind: key.kind, state: 'active' }, select: { id: true } })
  const ends = key.state === 'active' && other ? { state: 'retired', endedAt: now.toISOString() } : {}
  await db.sealKey.createMany({ data: { ...key, siteId, districtId, regencyId, ...ends } })
}
