import { fromBase32 } from './base32.ts'
import { MalformedCbor } from './cbor.ts'
import { readSign1, type Sign1, signedBytes } from './cose.ts'
import { signatureHolds } from './ed25519.ts'
import { decodeFacts, type StatedFacts } from './facts.ts'
import { externalData, type Sealed } from './seal-letter.ts'

/** A key of a site as the key list publishes it. Days are ISO, in Asia/Jakarta. */
export type PublishedKey = {
  id: string
  publicKey: Uint8Array
  state: 'active' | 'retired' | 'compromised'
  since: string
  /** The last day it signed; null while it signs. */
  until: string | null
  /** Of a compromised key: letters whose leaf in the log stands before this position still count. */
  cutOff: number | null
}

export type SealFault =
  /** No seal of ours. */
  | 'malformed'
  /** The site has no such key. */
  | 'unknown-key'
  /** Not signed by that key for this letter: changed, or moved here from another letter. */
  | 'wrong-signature'
  /** Signed truly, with a date on which the key did not sign. */
  | 'key-out-of-date'
  /** The key was compromised, and the letter's leaf stands at or after the cut-off. */
  | 'key-cut-off'

export type SealVerdict =
  | { kind: 'genuine'; facts: StatedFacts; keyId: string }
  /** The key was compromised: only the position in the log tells, and it was not given. */
  | { kind: 'ask-the-log'; facts: StatedFacts; keyId: string }
  | { kind: 'refused'; fault: SealFault }

type Known = {
  letter: Sealed
  /** The keys of the letter's site, as published. */
  keys: readonly PublishedKey[]
  /** Where the letter's leaf stands in the log; left out where nobody can be asked. */
  position?: number
}

/** What a seal (the text after '#' in the QR) proves of the letter with this code. Never throws, whatever the text. */
export function verifySeal(text: string, { letter, keys, position }: Known): SealVerdict {
  const seal = readSeal(text)
  if (!seal) return refused('malformed')
  const key = keys.find(({ id }) => id === seal.keyId)
  if (!key) return refused('unknown-key')
  if (!signatureHolds(key.publicKey, signedBytes(seal.payload, externalData(letter)), seal.signature))
    return refused('wrong-signature')
  const { facts, keyId } = seal
  if (facts.date < key.since || (key.until !== null && facts.date > key.until)) return refused('key-out-of-date')
  if (key.state !== 'compromised') return { kind: 'genuine', facts, keyId }
  if (position === undefined) return { kind: 'ask-the-log', facts, keyId }
  return position < (key.cutOff ?? 0) ? { kind: 'genuine', facts, keyId } : refused('key-cut-off')
}

const refused = (fault: SealFault): SealVerdict => ({ kind: 'refused', fault })

function readSeal(text: string): (Sign1 & { facts: StatedFacts }) | null {
  const bytes = fromBase32(text)
  if (!bytes) return null
  try {
    const seal = readSign1(bytes)
    return { ...seal, facts: decodeFacts(seal.payload) }
  } catch (error) {
    if (error instanceof MalformedCbor) return null
    throw error
  }
}
