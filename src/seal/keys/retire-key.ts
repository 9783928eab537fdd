import type { Db } from '../../database/client.ts'
import { endKey, type KeyKeeper } from './end-key.ts'
import type { KeySite } from './make-key.ts'

/** Retires a key without a next one, as at a site that closes; its next letter, if there is one, makes a key. */
export const retireKey = (db: Db, site: KeySite, { keyId }: { keyId: string }, keeper: KeyKeeper): Promise<boolean> =>
  endKey(db, site, { keyId, deed: 'key.retire', state: 'retired', keyring: null }, keeper)
