/** The most a seal may have, whatever the address before it leaves. */
const MOST_BYTES = 150
/** Version 12 at level Q holds 206 bytes of data; up to version 26 an alphanumeric text begins with 15 bits. */
const SYMBOL_BITS = 206 * 8
const HEAD_BITS = 15
/** The '#', alone in byte mode: 4 bits that name the mode, 16 that count, 8 that are it. */
const HASH_BITS = 28

const alphanumericBits = (characters: number): number =>
  HEAD_BITS + Math.floor(characters / 2) * 11 + (characters % 2) * 6

/** How many bytes a seal may have after this address (in capitals, '#' not included), so that the QR is at most version 12. */
export function roomAfter(address: string): number {
  const left = SYMBOL_BITS - alphanumericBits(address.length) - HASH_BITS - HEAD_BITS
  const characters = Math.floor(left / 11) * 2
  return Math.min(MOST_BYTES, Math.floor((characters * 5) / 8))
}
