import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { LRUCache } from 'lru-cache'
import { privateKeyOf } from '../signature/ed25519.ts'
import { type Kek, readKeks, writeKek } from './kek.ts'

/** Whose key: both stand in what is authenticated, so that a wrapped key opens in its own row alone. */
export type KeyName = { siteId: string; id: string }
/** The private half as the database keeps it, and the version of the key that wraps it. */
export type Wrapped = { wrapped: Uint8Array; kek: number }

export type Keyring = {
  /** The version that wraps what is new. */
  version: number
  wrap(name: KeyName, seed: Uint8Array): Wrapped & { wrapped: Uint8Array<ArrayBuffer> }
  /** The 32 bytes of the private half; throws where the version is not at hand, or the row is not the key's own. */
  unwrap(key: KeyName & Wrapped): Buffer
  /** The private half ready to sign, kept for a few minutes so that a busy desk unwraps it once. */
  open(key: KeyName & Wrapped): KeyObject
}

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
const KEPT_MS = 300_000

/** Wraps and unwraps by these keys; the first is the highest version. */
export function keyringOf(keks: readonly Kek[]): Keyring {
  const [newest] = keks
  if (!newest) throw new Error('A keyring needs a key-encryption key')
  const kept = new LRUCache<string, KeyObject>({ max: 1000, ttl: KEPT_MS })
  const secretOf = (version: number): Buffer => {
    const kek = keks.find((each) => each.version === version)
    if (!kek) throw new Error(`A key is wrapped by v${version}, which SEAL_KEK does not name`)
    return kek.secret
  }
  const keyring: Keyring = {
    version: newest.version,
    wrap(name, seed) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv(CIPHER, newest.secret, nonce).setAAD(boundTo(name))
      const bytes = Buffer.concat([nonce, cipher.update(seed), cipher.final(), cipher.getAuthTag()])
      return { wrapped: new Uint8Array(bytes), kek: newest.version }
    },
    unwrap({ wrapped, kek, ...name }) {
      const bytes = Buffer.from(wrapped)
      const decipher = createDecipheriv(CIPHER, secretOf(kek), bytes.subarray(0, NONCE)).setAAD(boundTo(name))
      decipher.setAuthTag(bytes.subarray(-TAG))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()])
      } catch {
        throw new Error(`Key ${name.id} does not open: v${kek} of SEAL_KEK is not what it was wrapped by`)
      }
    },
    open(key) {
      const name = Buffer.from(key.wrapped).toString('base64') + boundTo(key)
      const opened = kept.get(name) ?? privateKeyOf(keyring.unwrap(key))
      kept.set(name, opened)
      return opened
    },
  }
  return keyring
}

const boundTo = ({ siteId, id }: KeyName): Buffer => Buffer.from(`${siteId}/${id}`)

/** The keyring of these settings; where none is set (the demo), of a key made once under the data folder. */
export const openKeyring = ({ keks, dataDir }: { keks: Kek[] | null; dataDir: string }): Keyring =>
  keyringOf(keks ?? demoKeks(path.join(dataDir, 'seal.kek')))

function demoKeks(file: string): Kek[] {
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, writeKek({ version: 1, secret: randomBytes(32) }), { mode: 0o600, flag: 'wx' })
  }
  const read = readKeks(readFileSync(file, 'utf8').trim())
  if (!read.ok) throw new Error(`${file} ${read.faults.join('; ')}`)
  return read.keks
}
