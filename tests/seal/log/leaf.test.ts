import { expect, test } from 'vitest'
import { canonicalJson, digestOf, hashFacts } from '../../../src/seal/log/leaf.ts'

test('canonical JSON is that of RFC 8785', () => {
  // The samples of sections 3.2.2 and 3.2.3 of the RFC, without its exotic numbers, which no letter holds.
  const value = {
    numbers: [4.5, 0.002, 1],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  expect(canonicalJson(value)).toBe(
    `{"literals":[null,true,false],"numbers":[4.5,0.002,1],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}`,
  )
  const order = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
  expect([...canonicalJson(order).matchAll(/:(\d)/g)].map(([, at]) => at).join('')).toBe('2467153')
})

test('the same facts in another order have the same digest; an undefined one is none', () => {
  expect(digestOf({ b: '2', a: { d: null, c: [1] } })).toBe(digestOf({ a: { c: [1], d: null }, b: '2', e: undefined }))
})

test('the hash of a leaf is the one that docs/log.md shows', () => {
  const salt = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
  const facts = { kind: 'file', code: 'Z3E8000000000000001F', file: 'issued', sha256: 'ab'.repeat(32) } as const
  expect(canonicalJson(facts)).toBe(
    `{"code":"Z3E8000000000000001F","file":"issued","kind":"file","sha256":"${'ab'.repeat(32)}"}`,
  )
  expect(hashFacts(salt, facts).toString('hex')).toBe(
    'c173d5adc4eaf90ffed300f519746f788d20d3471e34c6d6ac52b5b5671af3f7',
  )
  expect(hashFacts(Buffer.alloc(16), facts)).not.toEqual(hashFacts(salt, facts))
})
