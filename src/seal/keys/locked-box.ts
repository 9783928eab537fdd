import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'

/** Bytes that a passphrase locks: AES-256-GCM under scrypt. All texts are base64. */
export type LockedBox = { scrypt: { n: number; r: number; p: number; salt: string }; nonce: string; locked: string }

const COST = { n: 2 ** 15, r: 8, p: 1 }
const MEMORY = 64 * 1024 * 1024
const TAG = 16

export class WrongPassphrase extends Error {}

const keyOf = (passphrase: string, { n, r, p, salt }: LockedBox['scrypt']): Buffer =>
  scryptSync(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), 32, { N: n, r, p, maxmem: MEMORY })

/** Locks bytes by a passphrase. */
export function lockBox(bytes: Uint8Array, passphrase: string): LockedBox {
  const scrypt = { ...COST, salt: randomBytes(16).toString('base64') }
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, scrypt), nonce)
  const locked = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  return { scrypt, nonce: nonce.toString('base64'), locked: locked.toString('base64') }
}

/** What lockBox locked; throws WrongPassphrase for another passphrase, or a box that was changed. */
export function openBox({ scrypt, nonce, locked }: LockedBox, passphrase: string): Buffer {
  const bytes = Buffer.from(locked, 'base64')
  const opener = createDecipheriv('aes-256-gcm', keyOf(passphrase, scrypt), Buffer.from(nonce, 'base64'))
  opener.setAuthTag(bytes.subarray(-TAG))
  try {
    return Buffer.concat([opener.update(bytes.subarray(0, -TAG)), opener.final()])
  } catch {
    throw new WrongPassphrase('The passphrase does not open it, or the file was changed')
  }
}
