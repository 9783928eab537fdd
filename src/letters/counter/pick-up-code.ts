import { randomBytes } from 'node:crypto'
import { ALPHABET, asWritten, weigh } from '../../seal/code.ts'

const DRAWN = 5
/** A pick-up code is weighed as the end of a letter's code would be: its check character stands for one. */
const BEFORE_IT = 19 - DRAWN
const checkOf = (drawn: string): string => ALPHABET[weigh('0'.repeat(BEFORE_IT) + drawn)]!

/** Five characters drawn at random and one that notices any wrong character and any two exchanged ones. */
export function newPickUpCode(random: (size: number) => Uint8Array = randomBytes): string {
  const drawn = Array.from(random(DRAWN), (byte) => ALPHABET[byte & 31]).join('')
  return drawn + checkOf(drawn)
}

/** What was read from a slip and typed, as the six characters it stands for; null when it cannot be a pick-up code. */
export function parsePickUpCode(typed: string): string | null {
  const code = typed.length > 20 ? '' : asWritten(typed)
  if (code.length !== DRAWN + 1 || [...code].some((character) => !ALPHABET.includes(character))) return null
  return checkOf(code.slice(0, DRAWN)) === code[DRAWN] ? code : null
}

/** As it is printed and read aloud: '7KX-4PM'. */
export const formatPickUpCode = (code: string): string => `${code.slice(0, 3)}-${code.slice(3)}`
