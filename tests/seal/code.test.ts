import { expect, test } from 'vitest'
import { formatCode, newCode, parseCode } from '../../src/seal/code.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const replaceAt = (code: string, at: number, character: string) => code.slice(0, at) + character + code.slice(at + 1)

test('a code names its site, has 20 characters of the alphabet and parses to itself', () => {
  const code = newCode('BEJ1')
  expect(code).toMatch(/^BEJ1[0-9A-HJKMNP-TV-Z]{16}$/)
  expect(parseCode(code)).toBe(code)
})

test('every single wrong character at every position is noticed', () => {
  const code = newCode('TBN9')
  for (let at = 0; at < 20; at++)
    for (const wrong of ALPHABET)
      if (wrong !== code[at]) expect(parseCode(replaceAt(code, at, wrong)), `${code} at ${at}: ${wrong}`).toBeNull()
})

test('any two different characters exchanged are noticed, at every pair of positions and for every pair of characters', () => {
  let tried = 0
  for (let i = 0; i < 20; i++)
    for (let j = i + 1; j < 20; j++)
      for (let a = 0; a < 32; a++) {
        const b = (a + 1 + ((i + j) % 31)) % 32
        const code = codeWith(i, ALPHABET[a]!, j, ALPHABET[b]!)
        const exchanged = replaceAt(replaceAt(code, i, code[j]!), j, code[i]!)
        expect(parseCode(code)).toBe(code)
        if (code[i] !== code[j]) {
          tried++
          expect(parseCode(exchanged), `${code}: ${i} and ${j}`).toBeNull()
        }
      }
  expect(tried).toBeGreaterThan(5_500)
})

/** A valid code with the two given characters (the check character is what it must be). */
function codeWith(i: number, a: string, j: number, b: string): string {
  let body = '0123456789ABCDEFGHJ'
  if (i < 19) body = replaceAt(body, i, a)
  if (j < 19) body = replaceAt(body, j, b)
  const bytes = Uint8Array.from(body.slice(4), (character) => ALPHABET.indexOf(character))
  return newCode(body.slice(0, 4), () => bytes)
}

test('case, spaces, hyphens and look-alike letters do not matter', () => {
  const code = codeWith(4, '0', 5, '1')
  expect(parseCode(formatCode(code).toLowerCase())).toBe(code)
  expect(parseCode(` ${formatCode(code).replaceAll('-', ' ')} `)).toBe(code)
  expect(parseCode(code.replaceAll('0', 'o').replace('1', 'l'))).toBe(code)
  expect(parseCode(code.replaceAll('0', 'O').replace('1', 'I'))).toBe(code)
})

test('what cannot be a code is null', () => {
  for (const typed of [
    '',
    'BEJ1',
    newCode('BEJ1').slice(1),
    `${newCode('BEJ1')}0`,
    'U'.repeat(20),
    '💠'.repeat(10),
    '-'.repeat(5_000),
  ])
    expect(parseCode(typed)).toBeNull()
})

test('printed as five groups of four', () => {
  expect(formatCode('BEJ10123456789ABCDEF')).toBe('BEJ1-0123-4567-89AB-CDEF')
})

test('a prefix that is not four characters of the alphabet is refused', () => {
  for (const prefix of ['BEJ', 'BEJI', 'bej1', 'BEJ12']) expect(() => newCode(prefix)).toThrow(/prefix/)
})

test('each random character is drawn evenly', () => {
  const counts = new Map<string, number>()
  for (let n = 0; n < 6_400; n++)
    for (const character of newCode('0000').slice(4, 19)) counts.set(character, (counts.get(character) ?? 0) + 1)
  expect(counts.size).toBe(32)
  for (const count of counts.values()) expect(Math.abs(count - 3_000)).toBeLessThan(400)
})
