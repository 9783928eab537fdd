import { signatureHolds } from '../signature/ed25519.ts'
import type { Signer } from '../signature/signer.ts'

/** A signed JSON text: JWS (RFC 7515) in its flattened JSON form, signed by EdDSA with Ed25519 (RFC 8037). */
export type Jws = { payload: string; protected: string; signature: string }

type Header = Record<string, unknown>

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Signs the payload; the header gets the algorithm and the signer's key id. */
export async function signJws(header: Header, payload: unknown, signer: Omit<Signer, 'publicKey'>): Promise<Jws> {
  const said = { protected: encode({ alg: 'EdDSA', kid: signer.keyId, ...header }), payload: encode(payload) }
  const signature = await signer.sign(Buffer.from(`${said.protected}.${said.payload}`))
  return { ...said, signature: Buffer.from(signature).toString('base64url') }
}

/** Whether the key with this public half signed it. */
export const jwsHolds = (jws: Jws, publicKey: Uint8Array): boolean =>
  signatureHolds(publicKey, Buffer.from(`${jws.protected}.${jws.payload}`), Buffer.from(jws.signature, 'base64url'))

/** What a JWS says, signed or not: ask jwsHolds before it is believed. */
export const readJws = (jws: Jws): { header: Header; payload: unknown } => ({
  header: JSON.parse(Buffer.from(jws.protected, 'base64url').toString()),
  payload: JSON.parse(Buffer.from(jws.payload, 'base64url').toString()),
})
