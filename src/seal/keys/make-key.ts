import { createHash } from 'node:crypto'
import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { appendLeaf } from '../log/append-leaf.ts'
import { keyFacts } from '../log/key-leaves.ts'
import { newSeed, privateKeyOf, publicKeyOf } from '../signature/ed25519.ts'
import type { KeyKind } from './key.ts'
import type { Keyring } from './keyring.ts'

/** Where keys belong: a site with those above it. */
export type KeySite = Pick<Site, 'id' | 'districtId' | 'regencyId'>
export type Making = { keyring: Keyring; now: Date }

/** The id of a key: the first two bytes of the SHA-256 of its public half, in hex. */
export const keyIdOf = (publicKey: Uint8Array): string =>
  createHash('sha256').update(publicKey).digest('hex').slice(0, 4)

/**
 * Makes the site's active key of this kind, in the scope of its office or of the registrar. Does nothing where there is one,
 * also when two make it at once. Its id differs from those of the site's other keys. The log gets a leaf of it.
 */
export async function makeKey(db: Db, site: KeySite, kind: KeyKind, { keyring, now }: Making): Promise<void> {
  const earlier = await db.sealKey.findMany({ where: { siteId: site.id }, select: { id: true } })
  const { seed, id, publicKey } = drawKey(earlier.map((key) => key.id))
  const key = { siteId: site.id, id, kind, publicKey, createdAt: now }
  const { count } = await db.sealKey.createMany({
    data: {
      ...key,
      districtId: site.districtId,
      regencyId: site.regencyId,
      ...keyring.wrap({ siteId: site.id, id }, seed),
    },
    skipDuplicates: true,
  })
  if (!count) return
  const facts = keyFacts({ ...key, endedAt: null, cutOff: null }, 'made')
  await appendLeaf(db, site, { subject: id, part: 'made', facts })
}

function drawKey(taken: string[]) {
  for (;;) {
    const seed = newSeed()
    const publicKey = new Uint8Array(publicKeyOf(privateKeyOf(seed)))
    const id = keyIdOf(publicKey)
    if (!taken.includes(id)) return { seed, id, publicKey }
  }
}
