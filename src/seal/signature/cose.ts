import { type Cbor, decodeCbor, encodeCbor, MalformedCbor } from './cbor.ts'
import type { Signer } from './signer.ts'

/** COSE_Sign1 (RFC 9052) without its tag, signed by EdDSA (RFC 9053: algorithm -8), the key named outside the signature. */
export type Sign1 = { keyId: string; payload: Uint8Array; signature: Uint8Array }

const ALGORITHM = 1
const KEY_ID = 4
const PROTECTED = encodeCbor(new Map([[ALGORITHM, -8]]))
const SIGNATURE_LENGTH = 64

/** All that a seal is made of besides a payload of 24 to 255 bytes. */
export const OVERHEAD = encodeSign1('0000', Buffer.alloc(24), Buffer.alloc(SIGNATURE_LENGTH)).length - 24

/** What the signature is over: Sig_structure (RFC 9052 §4.4). */
export const signedBytes = (payload: Uint8Array, external: Uint8Array): Buffer =>
  encodeCbor(['Signature1', PROTECTED, external, payload])

/** The payload signed together with data that the reader knows from elsewhere. */
export async function sign1(payload: Uint8Array, external: Uint8Array, signer: Signer): Promise<Buffer> {
  return encodeSign1(signer.keyId, payload, await signer.sign(signedBytes(payload, external)))
}

function encodeSign1(keyId: string, payload: Uint8Array, signature: Uint8Array): Buffer {
  return encodeCbor([PROTECTED, new Map([[KEY_ID, Buffer.from(keyId, 'hex')]]), payload, signature])
}

/** The parts of what sign1 made, not yet checked; throws MalformedCbor for anything else. */
export function readSign1(bytes: Uint8Array): Sign1 {
  const parts = decodeCbor(bytes)
  if (!Array.isArray(parts) || parts.length !== 4) throw new MalformedCbor('no COSE_Sign1')
  const [header, unprotected, payload, signature] = parts
  const keyId = unprotected instanceof Map && unprotected.size === 1 ? unprotected.get(KEY_ID) : undefined
  if (!isBytes(header) || !PROTECTED.equals(header)) throw new MalformedCbor('another algorithm than EdDSA')
  if (!isBytes(keyId) || keyId.length !== 2) throw new MalformedCbor('no key id')
  if (!isBytes(payload) || !isBytes(signature) || signature.length !== SIGNATURE_LENGTH)
    throw new MalformedCbor('no signature')
  return { keyId: Buffer.from(keyId).toString('hex'), payload, signature }
}

const isBytes = (value: Cbor | undefined): value is Uint8Array => value instanceof Uint8Array
