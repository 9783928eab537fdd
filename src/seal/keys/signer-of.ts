import type { Db } from '../../database/client.ts'
import { signBytes } from '../signature/ed25519.ts'
import type { Signer } from '../signature/signer.ts'
import type { KeyKind } from './key.ts'
import { type KeySite, type Making, makeKey } from './make-key.ts'

/**
 * Who signs for a site, in the scope of its office: its active key of this kind, made here where it has none. Until the
 * transaction ends the key stays active: whoever retires it or declares it compromised waits.
 */
export async function signerOf(db: Db, site: KeySite, kind: KeyKind, making: Making): Promise<Signer> {
  let key = await activeKey(db, site, kind)
  if (!key) {
    await makeKey(db, site, kind, making)
    key = await activeKey(db, site, kind)
  }
  if (!key) throw new Error(`No ${kind} key could be made for site ${site.id}`)
  const { id, publicKey } = key
  const opened = making.keyring.open({ siteId: site.id, ...key })
  return { keyId: id, publicKey, sign: async (bytes) => signBytes(opened, bytes) }
}

type Row = { id: string; publicKey: Uint8Array; wrapped: Uint8Array; kek: number }

async function activeKey(db: Db, site: KeySite, kind: KeyKind): Promise<Row | undefined> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT id, public_key AS "publicKey", wrapped, kek FROM seal_key
    WHERE site_id = ${site.id}::uuid AND kind = ${kind} AND state = 'active' FOR SHARE`
  return rows[0]
}
