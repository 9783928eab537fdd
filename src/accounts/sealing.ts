import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Keeps secrets of accounts, by one key that is not in the database. Each use names its purpose and has a key of its own. */
export type Sealer = {
  /** The text, unreadable and unchangeable without the key (AES-256-GCM); `about` says what it belongs to. */
  seal(text: string, about: string): string
  /** The text that was sealed about the same thing; null for anything else, also after the key was changed. */
  unseal(sealed: string, about: string): string | null
  /** The same 32 bytes for the same words, which nobody finds without the key (HMAC-SHA-256). */
  derive(purpose: string, words: string): Buffer
}

const [IV, TAG] = [12, 16]

/** The sealer of SECRET_KEY; in the demo, of a key that is made once under its data folder. */
export function openSealer({ secretKey, dataDir }: { secretKey: string | null; dataDir: string }): Sealer {
  const root = Buffer.from(secretKey ?? keyOfDemo(dataDir), 'hex')
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', root, '', `balai ${purpose}`, 32))
  const sealingKey = keyFor('seal')

  return {
    seal(text, about) {
      const iv = randomBytes(IV)
      const cipher = createCipheriv('aes-256-gcm', sealingKey, iv).setAAD(Buffer.from(about))
      const inside = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), inside]).toString('base64url')
    },
    unseal(sealed, about) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < IV + TAG) return null
      const decipher = createDecipheriv('aes-256-gcm', sealingKey, bytes.subarray(0, IV), { authTagLength: TAG })
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(IV, IV + TAG))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
    derive: (purpose, words) => createHmac('sha256', keyFor(purpose)).update(words).digest(),
  }
}

function keyOfDemo(dataDir: string): string {
  const file = path.join(dataDir, 'accounts.secret')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8')
}
