import { COMMON_PASSWORDS } from './common-passwords.ts'

export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 200

/**
 * What is wrong with a new password, as a sentence, or null. After NIST SP 800-63B: length counts, no rule asks for
 * digits or signs; what is tried first is refused: the common ones, and the officer's own name with an ornament.
 */
export function weaknessOfPassword(password: string, username: string): string | null {
  const letters = Array.from(password.normalize('NFKC'))
  if (letters.length < SHORTEST_PASSWORD) {
    return `Kata sandi kurang ${SHORTEST_PASSWORD - letters.length} karakter. Paling sedikit ${SHORTEST_PASSWORD}.`
  }
  if (letters.length > LONGEST_PASSWORD) return `Kata sandi paling banyak ${LONGEST_PASSWORD} karakter.`

  const plain = password.normalize('NFKC').toLowerCase()
  if (COMMON_PASSWORDS.has(plain) || new Set(letters).size < 3) {
    return 'Kata sandi ini terlalu sering dipakai orang. Pilih yang lain.'
  }
  if (lettersOf(plain) === lettersOf(username) || plain.replaceAll(username, '').length < 4) {
    return 'Kata sandi terlalu mirip nama pengguna. Pilih yang lain.'
  }
  return null
}

const lettersOf = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}]/gu, '')
