import { isoDate } from '../../shared/dates.ts'
import type { PublishedKey } from '../signature/verify-seal.ts'

/** What a key signs: the letters of its site; or, at a regency, the key list or the checkpoints of the log. */
const KEY_KINDS = ['letters', 'list', 'log'] as const
export type KeyKind = (typeof KEY_KINDS)[number]
export type KeyState = 'active' | 'retired' | 'compromised'

/** A key as everybody may know it. */
export type PublicKey = {
  siteId: string
  id: string
  kind: KeyKind
  publicKey: Uint8Array
  state: KeyState
  createdAt: Date
  endedAt: Date | null
  cutOff: number | null
}

/** The columns of a public key: the wrapped half is read by its own office alone. */
export const PUBLIC_COLUMNS = {
  siteId: true,
  id: true,
  kind: true,
  publicKey: true,
  state: true,
  createdAt: true,
  endedAt: true,
  cutOff: true,
} as const

/** The key as the list publishes it and verifySeal reads it. */
export const published = (key: PublicKey): PublishedKey => ({
  id: key.id,
  publicKey: key.publicKey,
  state: key.state,
  since: isoDate(key.createdAt),
  until: key.endedAt && isoDate(key.endedAt),
  cutOff: key.cutOff,
})
