/** A key-encryption key: wraps the private halves of all other keys. Versions rise; the highest wraps what is new. */
export type Kek = { version: number; secret: Buffer }

const LENGTH = 32
/** Of 32 random bytes about 30 differ; one server in 10¹⁹ would draw fewer than this. */
const LEAST_DIFFERENT = 16

/**
 * Reads 'v2:<base64>,v1:<base64>', the highest version first in what it returns. A fault is a sentence that begins with what
 * is wrong; each secret is 32 random bytes, drawn by a machine and not by a person.
 */
export function readKeks(text: string): { ok: true; keks: Kek[] } | { ok: false; faults: string[] } {
  const keks: Kek[] = []
  const faults: string[] = []
  for (const part of text.split(',').map((each) => each.trim())) {
    const [, version, base64] = /^v([1-9]\d{0,3}):([A-Za-z0-9+/]+={0,2})$/.exec(part) ?? []
    if (!version || !base64) faults.push(SHAPE)
    else if (keks.some((kek) => kek.version === Number(version))) faults.push(`names v${version} twice`)
    else keks.push({ version: Number(version), secret: Buffer.from(base64, 'base64') })
  }
  for (const { version, secret } of keks) {
    const weakness = weaknessOf(secret)
    if (weakness) faults.push(`v${version} ${weakness}. Make one: openssl rand -base64 32`)
    if (keks.some((other) => other.version < version && other.secret.equals(secret)))
      faults.push(`v${version} is the same secret as an older version`)
  }
  if (faults.length > 0) return { ok: false, faults: [...new Set(faults)] }
  return { ok: true, keks: keks.sort((one, other) => other.version - one.version) }
}

const SHAPE = 'must be like v1:<32 random bytes in base64>, several versions with a comma between'

function weaknessOf(secret: Buffer): string | null {
  if (secret.length !== LENGTH) return `has ${secret.length} bytes, not ${LENGTH}`
  if (new Set(secret).size < LEAST_DIFFERENT) return 'is not random'
  if (secret.every((byte) => byte >= 32 && byte < 127)) return 'was typed, not drawn at random'
  return null
}

/** As readKeks reads it. */
export const writeKek = ({ version, secret }: Kek): string => `v${version}:${secret.toString('base64')}`
