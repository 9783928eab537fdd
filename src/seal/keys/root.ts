import { createHash } from 'node:crypto'
import { newSeed, privateKeyOf, publicKeyOf, signBytes } from '../signature/ed25519.ts'
import { type Jws, jwsHolds, readJws, signJws } from './jws.ts'
import { type LockedBox, lockBox, openBox } from './locked-box.ts'

/** The offline root of a regency: it signs one thing, which key the list is signed with this year. */
export type Root = { regency: string; madeOn: string; seed: Uint8Array; publicKey: Uint8Array }
/** The root as its file keeps it, locked by a passphrase. */
export type RootFile = { format: 'balai-root/1'; regency: string; madeOn: string; x: string; box: LockedBox }

/** What a server asks the root to certify: the public half of its list key. */
export type CertificateRequest = {
  format: 'balai-list-key/1'
  regency: { id: string; code: string; name: string }
  kid: string
  x: string
}
/** What the root says. Days are ISO. */
export type Certificate = {
  regency: CertificateRequest['regency']
  kid: string
  x: string
  from: string
  until: string
}

/** How the root is named, on paper and in certificates: the first eight bytes of the SHA-256 of its public half. */
export const rootName = (publicKey: Uint8Array): string =>
  createHash('sha256').update(publicKey).digest('hex').slice(0, 16)

/** A new root, or with a seed the root it was. */
export function makeRoot({ regency, madeOn }: Pick<Root, 'regency' | 'madeOn'>, seed: Uint8Array = newSeed()): Root {
  return { regency, madeOn, seed, publicKey: publicKeyOf(privateKeyOf(seed)) }
}

export const lockRoot = ({ regency, madeOn, seed, publicKey }: Root, passphrase: string): RootFile => ({
  format: 'balai-root/1',
  regency,
  madeOn,
  x: Buffer.from(publicKey).toString('base64url'),
  box: lockBox(seed, passphrase),
})

/** Throws WrongPassphrase where it does not open. */
export const unlockRoot = ({ regency, madeOn, box }: RootFile, passphrase: string): Root =>
  makeRoot({ regency, madeOn }, openBox(box, passphrase))

/** Certifies a list key from this day (ISO), for a year and a month, so that the next one is never late. */
export function certifyListKey(root: Root, { regency, kid, x }: CertificateRequest, from: string): Promise<Jws> {
  const key = privateKeyOf(root.seed)
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(root.publicKey).toString('base64url') }
  const certificate: Certificate = { regency, kid, x, from, until: yearAndMonthAfter(from) }
  const signer = { keyId: rootName(root.publicKey), sign: async (bytes: Uint8Array) => signBytes(key, bytes) }
  return signJws({ typ: 'balai-list-key', jwk }, certificate, signer)
}

function yearAndMonthAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + 13)
  return date.toISOString().slice(0, 10)
}

/** What a certificate says, and the root that signed it; null where its signature does not hold. */
export function readCertificate(jws: Jws): { certificate: Certificate; rootKey: Buffer } | null {
  const { header, payload } = readJws(jws)
  const x = (header.jwk as { x?: unknown } | undefined)?.x
  const rootKey = typeof x === 'string' ? Buffer.from(x, 'base64url') : null
  if (header.typ !== 'balai-list-key' || rootKey?.length !== 32 || !jwsHolds(jws, rootKey)) return null
  return { certificate: payload as Certificate, rootKey }
}
