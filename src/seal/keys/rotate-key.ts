import type { Db } from '../../database/client.ts'
import { endKey, type KeyKeeper } from './end-key.ts'
import type { Keyring } from './keyring.ts'
import type { KeySite } from './make-key.ts'

/** Retires a key and makes the next: what the old one signed stays genuine. Pressing twice makes one new key. */
export const rotateKey = (
  db: Db,
  site: KeySite,
  { keyId, keyring }: { keyId: string; keyring: Keyring },
  keeper: KeyKeeper,
): Promise<boolean> => endKey(db, site, { keyId, deed: 'key.rotate', state: 'retired', keyring }, keeper)
