import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openSealer } from '../../src/accounts/sealing.ts'

const key = (digit: string) => openSealer({ secretKey: digit.repeat(64), dataDir: '/nowhere' })

test('what is sealed is read back by the same key, about the same thing, and by nothing else', () => {
  const sealed = key('a').seal('RAHASIA', 'milik Siti')
  expect(sealed).not.toContain('RAHASIA')
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('RAHASIA')
  expect(key('a').unseal(sealed, 'milik Siti')).toBe('RAHASIA')
  expect(key('a').unseal(sealed, 'milik Budi')).toBeNull()
  expect(key('b').unseal(sealed, 'milik Siti')).toBeNull()
  expect(key('a').seal('RAHASIA', 'milik Siti')).not.toBe(sealed)
})

test('one changed bit, a piece cut off, or any text at all, reads as nothing', () => {
  const sealed = key('a').seal('RAHASIA', 'x')
  const bytes = Buffer.from(sealed, 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const bent = Buffer.from(bytes)
    bent.writeUInt8(bent.readUInt8(at) ^ 1, at)
    expect(key('a').unseal(bent.toString('base64url'), 'x'), `byte ${at}`).toBeNull()
  }
  for (const text of ['', 'x', sealed.slice(0, 20), sealed.slice(0, -3), '💥'.repeat(20)])
    expect(key('a').unseal(text, 'x'), text).toBeNull()
})

test('a purpose has a key of its own', () => {
  const { derive } = key('a')
  expect(derive('one', 'words')).toEqual(derive('one', 'words'))
  expect(derive('one', 'words')).not.toEqual(derive('two', 'words'))
  expect(derive('one', 'words')).not.toEqual(key('b').derive('one', 'words'))
})

test('the demo makes its own key once, for its owner’s eyes alone', () => {
  const dataDir = path.join(mkdtempSync(path.join(os.tmpdir(), 'balai-key-')), 'data')
  try {
    const sealed = openSealer({ secretKey: null, dataDir }).seal('RAHASIA', 'x')
    expect(openSealer({ secretKey: null, dataDir }).unseal(sealed, 'x')).toBe('RAHASIA')
    expect(statSync(path.join(dataDir, 'accounts.secret')).mode & 0o777).toBe(0o600)
  } finally {
    rmSync(path.dirname(dataDir), { recursive: true })
  }
})
