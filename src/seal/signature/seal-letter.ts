import { createHash } from 'node:crypto'
import { toBase32 } from './base32.ts'
import { OVERHEAD, sign1 } from './cose.ts'
import { encodeFacts, type LetterFacts } from './facts.ts'
import { roomAfter } from './room.ts'
import type { Signer } from './signer.ts'

/** A letter as its seal names it: the site's id (a UUID) and the letter's code, which stand outside the signed facts. */
export type Sealed = { siteId: string; code: string }

/** A seal as a letter keeps it: the bytes, and their SHA-256 in hex, by which the server tells this seal from any other. */
export type Seal = { bytes: Buffer; sha256: string }

/** External data of every signature: the 16 bytes of the site's id, then the 20 characters of the code. */
export const externalData = ({ siteId, code }: Sealed): Buffer =>
  Buffer.concat([Buffer.from(siteId.replaceAll('-', ''), 'hex'), Buffer.from(code, 'latin1')])

/** Signs a letter's facts for the QR that opens `address`; what does not fit into the QR is cut, and says so. */
export async function sealLetter(
  facts: LetterFacts,
  { address, ...letter }: Sealed & { address: string },
  signer: Signer,
): Promise<Seal> {
  const bytes = await sign1(encodeFacts(facts, roomAfter(address) - OVERHEAD), externalData(letter), signer)
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** What the QR says: the address, '#', and the seal. What stands after '#' never reaches a server. */
export const sealedAddress = (address: string, { bytes }: Pick<Seal, 'bytes'>): string =>
  `${address}#${toBase32(bytes)}`
