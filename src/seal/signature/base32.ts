/** RFC 4648's base32: every character of it is in the alphanumeric set of a QR code. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Bytes as base32 in capitals, without padding. */
export function toBase32(bytes: Uint8Array): string {
  let text = ''
  let kept = 0
  let bits = 0
  for (const byte of bytes) {
    kept = ((kept << 8) | byte) & 0xfff
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(kept >> (bits - 5)) & 31]
  }
  return bits > 0 ? text + ALPHABET[(kept << (5 - bits)) & 31] : text
}

/** The bytes that toBase32 wrote; null for any other text, so that one seal has one spelling. */
export function fromBase32(text: string): Buffer | null {
  const bytes: number[] = []
  let kept = 0
  let bits = 0
  for (const character of text) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) return null
    kept = ((kept << 5) | value) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((kept >> bits) & 255)
    }
  }
  const read = Buffer.from(bytes)
  return toBase32(read) === text ? read : null
}
