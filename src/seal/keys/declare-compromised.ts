import type { Db } from '../../database/client.ts'
import { endKey, type KeyKeeper } from './end-key.ts'
import type { Keyring } from './keyring.ts'
import type { KeySite } from './make-key.ts'

export type Compromise = {
  keyId: string
  /** The position in the log from which on nothing counts that this key signed. */
  cutOff: number
  reason: string
  keyring: Keyring
}

/** Cuts a key off that others may have got hold of, for ever, and makes the next where it was still signing. */
export const declareCompromised = (
  db: Db,
  site: KeySite,
  compromise: Compromise,
  keeper: KeyKeeper,
): Promise<boolean> => endKey(db, site, { ...compromise, deed: 'key.compromised', state: 'compromised' }, keeper)
