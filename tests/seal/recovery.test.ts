import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { lockBox, openBox, WrongPassphrase } from '../../src/seal/keys/locked-box.ts'
import { readRecoveryLines, recoveryLines } from '../../src/seal/keys/recovery-lines.ts'
import { recoverySheet } from '../../src/seal/keys/recovery-sheet.ts'
import { makeRoot, rootName } from '../../src/seal/keys/root.ts'

const SECRET = createHash('sha256').update('akar').digest()
const LINES = recoveryLines(SECRET)

test('a secret is four lines that can be typed again, in any order and manner', () => {
  expect(LINES).toHaveLength(4)
  for (const [at, line] of LINES.entries()) expect(line).toMatch(new RegExp(`^${at + 1}[0-9A-Z]{4}(-[0-9A-Z]{5}){2}$`))
  const typed = LINES.toReversed().map((line) => line.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'))
  expect(readRecoveryLines(`\n${typed.join('\n\n')}\n`)).toEqual({ ok: true, secret: SECRET })
})

test('each single slip of the hand is told, with its line', () => {
  const [first, ...rest] = LINES as [string, ...string[]]
  for (let at = 1; at < first.length; at++) {
    if (first[at] === '-') continue
    const slip = first.slice(0, at) + (first[at] === '7' ? '8' : '7') + first.slice(at + 1)
    expect(readRecoveryLines([slip, ...rest].join('\n')), slip).toEqual({ ok: false, wrong: [1] })
  }
  expect(readRecoveryLines(rest.join('\n'))).toEqual({ ok: false, wrong: [1] })
  expect(readRecoveryLines('')).toEqual({ ok: false, wrong: [1, 2, 3, 4] })
})

test('the sheet shows the lines, whose they are and how to know the root, and needs nothing from elsewhere', () => {
  const root = makeRoot({ regency: 'Kabupaten <Tuban>', madeOn: '2026-07-01' }, SECRET)
  const sheet = recoverySheet(root)
  for (const line of LINES) expect(sheet).toContain(line)
  expect(sheet).toContain('Kabupaten &lt;Tuban>')
  expect(sheet).toContain(rootName(root.publicKey).slice(0, 4))
  expect(sheet).not.toMatch(/https?:|<script|src=/)
})

test('a locked box opens by its passphrase alone, and not when a bit of it was changed', () => {
  const box = lockBox(SECRET, 'batik gedog sembilan')
  expect(openBox(box, 'batik gedog sembilan')).toEqual(SECRET)
  expect(() => openBox(box, 'batik gedog delapan')).toThrow(WrongPassphrase)
  const changed = Buffer.from(box.locked, 'base64')
  changed[0]! ^= 1
  expect(() => openBox({ ...box, locked: changed.toString('base64') }, 'batik gedog sembilan')).toThrow(WrongPassphrase)
})
