import { randomBytes } from 'node:crypto'

/** Crockford's base32: no I, L, O or U, so that nothing read aloud or typed by hand is mistaken for something else. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const PREFIX_LENGTH = 4
const RANDOM_LENGTH = 15
const CODE_LENGTH = PREFIX_LENGTH + RANDOM_LENGTH + 1

/** Doubling in GF(32) = GF(2)[x] / (x⁵ + x² + 1), where x generates all 31 non-zero elements. */
const double = (value: number): number => (value & 16 ? (value << 1) ^ 37 : value << 1)

const multiply = (a: number, b: number): number => {
  let product = 0
  for (let bit = 16; bit > 0; bit >>= 1) product = double(product) ^ (b & bit ? a : 0)
  return product
}

/** x⁰ … x¹⁹: a different non-zero weight at every position; the check character, last, is weighed by one. */
const WEIGHTS: number[] = [1]
while (WEIGHTS.length < CODE_LENGTH) WEIGHTS.unshift(double(WEIGHTS[0]!))

/** The weighted sum of characters from the left end of a code; the check character, last, is weighed by one. */
export const weigh = (text: string): number =>
  [...text].reduce((sum, character, at) => sum ^ multiply(ALPHABET.indexOf(character), WEIGHTS[at]!), 0)

/** The character that, after up to 19 others of the alphabet, lets a slip of the hand be noticed. */
export const checkCharacter = (text: string): string => ALPHABET[weigh(text.padStart(CODE_LENGTH - 1, '0'))] as string

/**
 * A new letter code of 20 characters: 4 that name the site, 15 drawn at random (75 bits) and 1 that makes the weighted
 * sum over GF(32) zero, so that any one wrong character and any two exchanged characters are noticed.
 */
export const newCode = (sitePrefix: string, random: (size: number) => Uint8Array = randomBytes): string => {
  if (sitePrefix.length !== PREFIX_LENGTH || [...sitePrefix].some((character) => !ALPHABET.includes(character)))
    throw new Error(`A site's code prefix is ${PREFIX_LENGTH} characters of Crockford base32, not "${sitePrefix}"`)
  const drawn = Array.from(random(RANDOM_LENGTH), (byte) => ALPHABET[byte & 31]).join('')
  return sitePrefix + drawn + checkCharacter(sitePrefix + drawn)
}

/**
 * What a person typed, as the 20 upper-case characters it stands for; null when it cannot be a code. Case, spaces and
 * hyphens do not matter; O is read as 0, I and L as 1.
 */
export const parseCode = (typed: string): string | null => {
  if (typed.length > 80) return null
  const code = asWritten(typed)
  if (code.length !== CODE_LENGTH || [...code].some((character) => !ALPHABET.includes(character))) return null
  return weigh(code) === 0 ? code : null
}

/** What was typed in the alphabet of codes: without case, spaces and hyphens; O is 0, I and L are 1. */
export const asWritten = (typed: string): string =>
  typed
    .replace(/[\s\-‐‑–]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/** The code as it is printed and read aloud: five groups of four with hyphens. */
export const formatCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? ''
