import { describe, expect, test } from 'vitest'
import {
  leaderWords,
  type SignatureForm,
  signatureLines,
  signatureWords,
  signerOffice,
  spellOut,
} from '../../../src/letters/signing/signature-lines.ts'

const BEJI = { kind: 'village', name: 'Beji', isUrban: false, code: '35.23.12.2009' } as const
const SIDOREJO = { kind: 'village', name: 'Sidorejo', isUrban: true, code: '35.23.16.1002' } as const
const JENU = { kind: 'district', name: 'Jenu', isUrban: false, code: '35.23.12' } as const
const an = (position: string): SignatureForm => ({ kind: 'an', of: 'head', position })

/** Section 6 of the letter standard: what is printed, and what register, screen and stranger read. */
const FORMS: [string, SignatureForm, typeof BEJI | typeof SIDOREJO | typeof JENU, string[], string][] = [
  ['the kades', { kind: 'head' }, BEJI, ['KEPALA DESA BEJI'], 'Kepala Desa Beji'],
  ['the lurah', { kind: 'head' }, SIDOREJO, ['LURAH SIDOREJO'], 'Lurah Sidorejo'],
  ['the camat', { kind: 'head' }, JENU, ['CAMAT JENU'], 'Camat Jenu'],
  ['a Plt.', { kind: 'plt' }, BEJI, ['Plt. KEPALA DESA BEJI'], 'Plt. Kepala Desa Beji'],
  ['a Plh.', { kind: 'plh' }, SIDOREJO, ['Plh. LURAH SIDOREJO'], 'Plh. Lurah Sidorejo'],
  ['a Pj.', { kind: 'pj' }, BEJI, ['Pj. KEPALA DESA BEJI'], 'Pj. Kepala Desa Beji'],
  [
    'the sekdes',
    an('Sekretaris Desa'),
    BEJI,
    ['a.n. KEPALA DESA BEJI', 'Sekretaris Desa'],
    'a.n. Kepala Desa Beji, Sekretaris Desa',
  ],
  [
    'the sekcam',
    an('Sekretaris Kecamatan'),
    JENU,
    ['a.n. CAMAT JENU', 'Sekretaris Kecamatan'],
    'a.n. Camat Jenu, Sekretaris Kecamatan',
  ],
  [
    'the sekdes for a Pj.',
    { kind: 'an', of: 'pj', position: 'Sekretaris Desa' },
    BEJI,
    ['a.n. Pj. KEPALA DESA BEJI', 'Sekretaris Desa'],
    'a.n. Pj. Kepala Desa Beji, Sekretaris Desa',
  ],
  [
    'a kasi by u.b.',
    { kind: 'ub', of: 'head', via: 'Sekretaris Desa', position: 'Kasi Pelayanan' },
    BEJI,
    ['a.n. KEPALA DESA BEJI', 'Sekretaris Desa', 'u.b.', 'Kasi Pelayanan'],
    'a.n. Kepala Desa Beji, Sekretaris Desa, u.b. Kasi Pelayanan',
  ],
]

describe('the lines above a signature', () => {
  test.each(FORMS)('%s', (_, form, site, lines, words) => {
    expect(signatureLines(form, site)).toEqual(lines)
    expect(signatureWords(form, site)).toBe(words)
  })

  test('a position is printed as typed, whatever its letters', () => {
    expect(signatureLines(an('KAUR tata usaha & Umum'), BEJI)[1]).toBe('KAUR tata usaha & Umum')
  })
})

test('a sentence of the letter names the signer by their own office, and who leads by theirs', () => {
  expect(signerOffice(an('Sekretaris Desa'), BEJI)).toBe('Sekretaris Desa Beji')
  expect(signerOffice(an('Kasi Pelayanan'), BEJI)).toBe('Kasi Pelayanan Desa Beji')
  expect(signerOffice(an('Sekretaris Kelurahan'), SIDOREJO)).toBe('Sekretaris Kelurahan Sidorejo')
  expect(signerOffice({ kind: 'plt' }, BEJI)).toBe('Plt. Kepala Desa Beji')
  expect(leaderWords({ kind: 'an', of: 'plt', position: 'Sekretaris Desa' }, BEJI)).toBe('Plt. Kepala Desa Beji')
  expect(leaderWords(an('Sekretaris Desa'), BEJI)).toBe('Kepala Desa Beji')
})

test('abbreviations are spelt out for a stranger; where there are none nothing is added', () => {
  expect(spellOut('Kepala Desa Beji')).toBeNull()
  expect(spellOut('Plt. Kepala Desa Beji')).toBe('Pelaksana Tugas Kepala Desa Beji')
  expect(spellOut('Plh. Lurah Sidorejo')).toBe('Pelaksana Harian Lurah Sidorejo')
  expect(spellOut('a.n. Pj. Kepala Desa Beji, Sekretaris Desa')).toBe(
    'Atas nama Penjabat Kepala Desa Beji, Sekretaris Desa',
  )
  expect(spellOut('a.n. Kepala Desa Beji, Sekretaris Desa, u.b. Kasi Pelayanan')).toBe(
    'Atas nama Kepala Desa Beji, Sekretaris Desa, untuk beliau Kasi Pelayanan',
  )
})
