import { expect, test } from 'vitest'
import { formatPickUpCode, newPickUpCode, parsePickUpCode } from '../../../src/letters/counter/pick-up-code.ts'

const ALPHABET = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']

test('is six characters that are read as they were printed, in any case, with O for 0 and I or L for 1', () => {
  for (let time = 0; time < 200; time++) {
    const code = newPickUpCode()
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/)
    for (const typed of [
      code,
      formatPickUpCode(code),
      code.toLowerCase(),
      ` ${code.replaceAll('0', 'o').replaceAll('1', 'l')} `,
    ])
      expect(parsePickUpCode(typed), typed).toBe(code)
  }
})

test('no wrong character and no two exchanged ones pass', () => {
  const code = newPickUpCode(() => Uint8Array.from([3, 17, 30, 8, 21]))
  for (let at = 0; at < code.length; at++)
    for (const other of ALPHABET.filter((each) => each !== code[at]))
      expect(parsePickUpCode(code.slice(0, at) + other + code.slice(at + 1)), `${at} ${other}`).toBeNull()
  for (let at = 1; at < code.length; at++) {
    const [one, two] = [code[at - 1]!, code[at]!]
    if (one !== two) expect(parsePickUpCode(code.slice(0, at - 1) + two + one + code.slice(at + 1))).toBeNull()
  }
})

test('a name, a number of a letter or a long text is none', () => {
  for (const typed of ['', 'Siti', 'Slamet', '470/001', '7KX', 'A'.repeat(500)])
    expect(parsePickUpCode(typed), typed).toBeNull()
})
