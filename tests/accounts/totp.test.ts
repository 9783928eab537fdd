import { describe, expect, test } from 'vitest'
import { openSealer } from '../../src/accounts/sealing.ts'
import { recoveryCodes, recoveryHash } from '../../src/accounts/second-factor/recovery-codes.ts'
import { newTotpSecret, stepOfCode, totpAddress } from '../../src/accounts/second-factor/totp.ts'

/** '12345678901234567890' in Base32: the secret of the tables in RFC 6238. */
const RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('a code', () => {
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('at second %i is that of RFC 6238, appendix B', (second, code) => {
    expect(stepOfCode(RFC, code, new Date(second * 1000))).toBe(Math.floor(second / 30))
  })

  test('is taken one step early and one step late, and says which it was', () => {
    const at = (second: number) => stepOfCode(RFC, '005924', new Date(second * 1000))
    const step = Math.floor(1234567890 / 30)
    const begin = step * 30
    expect([at(begin - 30), at(begin), at(begin + 29), at(begin + 59)]).toEqual([step, step, step, step])
    expect([at(begin - 31), at(begin + 60)]).toEqual([null, null])
  })

  test.each(['', '5924', '0059240', 'abcdef', '００５９２４'])('%j is none', (typed) => {
    expect(stepOfCode(RFC, typed, new Date(1234567890_000))).toBeNull()
  })

  test('an app reads whose it is from the address of its QR', () => {
    const secret = newTotpSecret()
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    const address = new URL(totpAddress(secret, { issuer: 'Desa Beji', username: 'kades' }))
    expect(decodeURIComponent(address.pathname)).toContain('Desa Beji:kades')
    expect([address.searchParams.get('secret'), address.searchParams.get('issuer')]).toEqual([secret, 'Desa Beji'])
  })
})

describe('recovery codes', () => {
  const sealer = openSealer({ secretKey: 'a'.repeat(64), dataDir: '' })
  const page = { siteId: 's', officerId: 'o', recoveryId: 'r' }

  test('are ten, all different, the same for the same page and others for any other', () => {
    const codes = recoveryCodes(sealer, page)
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[a-hj-km-np-z2-9]{5}-[a-hj-km-np-z2-9]{5}$/)
    expect(recoveryCodes(sealer, page)).toEqual(codes)
    for (const other of [{ siteId: 't' }, { officerId: 'p' }, { recoveryId: 'q' }])
      expect(recoveryCodes(sealer, { ...page, ...other }).filter((code) => codes.includes(code))).toEqual([])
  })

  test('are told by a hash that capitals, blanks and the dash do not change', () => {
    const of = (code: string) => recoveryHash(sealer, page, code)
    expect(of('K7MQP 3XW9D')).toBe(of('k7mqp-3xw9d'))
    expect(of('k7mqp-3xw9e')).not.toBe(of('k7mqp-3xw9d'))
    expect(recoveryHash(sealer, { ...page, officerId: 'p' }, 'k7mqp-3xw9d')).not.toBe(of('k7mqp-3xw9d'))
  })
})
