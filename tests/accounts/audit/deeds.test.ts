import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { DEEDS, type Deed, deedsOf, KINDS, type Kind } from '../../../src/accounts/audit/deeds.ts'
import { sentenceOf, sentenceText } from '../../../src/accounts/audit/sentence.ts'
import { withoutNik } from '../../../src/accounts/audit/without-nik.ts'

const src = path.resolve(import.meta.dirname, '../../../src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('database/generated'))
  .map((name) => ({ name, text: readFileSync(path.join(src, name), 'utf8') }))

/** Every deed that some file records: the texts that stand after `deed:` or `deed =`, both of a choice. */
const recorded = new Set(
  files
    .filter(({ text }) => /\brecord[A-Z]\w*\(/.test(text))
    .flatMap(({ text }) => [...text.matchAll(/\bdeed(?::| =)([^,\n}]+)/g)])
    .flatMap(([, after]) => [...after!.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, deed]) => deed!)),
)

/** The deeds of announcements, documents and albums, which src/items records by the name of the table: `${table}.create`. */
const ofItems = () => {
  const itemFiles = files.filter(({ name }) => name.startsWith('items/'))
  const moves = itemFiles.flatMap(({ text }) => [
    ...[...text.matchAll(/\.table\}\.([a-z]+)`/g)].map(([, move]) => move!),
    ...[...text.matchAll(/^ {2}(\w+): \{ from: /gm)].map(([, move]) => move!),
  ])
  return tablesOf('ItemStore').flatMap((table) => moves.map((move) => `${table}.${move}`))
}
/** Those of what has an hour, which src/writing records in the same way. */
const ofHours = () => tablesOf('Scheduled').flatMap((table) => [`${table}.schedule`, `${table}.unschedule`])

const tablesOf = (type: string) =>
  files
    .filter(({ text }) => text.includes(`: ${type}<`))
    .flatMap(({ text }) => [...text.matchAll(/^ {2}table: '(\w+)',$/gm)].map(([, table]) => table!))

describe('every deed', () => {
  test('that is recorded anywhere has its sentence, and no sentence waits for a deed that is not', () => {
    expect(recorded.size).toBeGreaterThan(60)
    expect([...recorded, ...ofItems(), ...ofHours()].sort()).toEqual(Object.keys(DEEDS).sort())
  })

  test('tells what was done, in small letters, without an end', () => {
    for (const [deed, { says }] of Object.entries(DEEDS)) expect(says, deed).toMatch(/^[a-z].*[^.\s]$/)
  })

  test('belongs to a kind that the trail can be narrowed to', () => {
    const all = (Object.keys(KINDS) as Kind[]).flatMap((kind) => deedsOf(kind))
    expect(all.sort()).toEqual(Object.keys(DEEDS).sort())
    expect(deedsOf('lihat')).toContain('letter.open-file')
    expect(deedsOf('lihat')).not.toContain('letter.issue')
  })
})

describe('a sentence', () => {
  const say = (deed: string, detail = {}, words?: string, officerName: string | null = 'Sri Wahyuni') =>
    sentenceText(sentenceOf({ deed, officerName, detail }, words ? { words, href: null, needs: null } : undefined))

  test('says who did what to what', () => {
    expect(say('letter.issue', {}, 'surat 470/012/BEJ/XI/2026')).toBe(
      'Sri Wahyuni menerbitkan surat 470/012/BEJ/XI/2026',
    )
    expect(say('expedition.remove', { sentOn: '2026-07-06' }, 'surat 1')).toBe(
      'Sri Wahyuni menghapus catatan penyerahan surat 1 (6 Juli 2026)',
    )
    expect(say('register.export', { title: 'Buku Agenda', format: 'pdf', lines: 12 })).toBe(
      'Sri Wahyuni mengunduh Buku Agenda (pdf, 12 baris)',
    )
  })

  test('of nobody is a command’s, or somebody’s who did not get in', () => {
    expect(say('profile.change', {}, undefined, null)).toBe('Pengelola server mengubah profil situs')
    expect(say('account.sign-in-refused', {}, undefined, null)).toBe(
      'Seseorang gagal masuk sebagai akun yang tidak ada',
    )
  })

  test('of an officer of another site names them', () => {
    const detail = { number: '470/7/BEJ/XI/2026', by: 'Camat Contoh' }
    expect(say('endorsement.endorse', detail, undefined, null)).toBe('Camat Contoh mengesahkan surat 470/7/BEJ/XI/2026')
  })

  test('about what is gone, and of a deed the house has forgotten, still is one', () => {
    expect(say('letter.view')).toBe('Sri Wahyuni melihat draf yang kemudian dibuang')
    expect(say('letter.revoke', { number: '470/9' })).toBe('Sri Wahyuni mencabut surat 470/9')
    expect(say('news.edit', { title: 'Panen' })).toBe('Sri Wahyuni mengubah berita “Panen”')
    expect(say('old.deed')).toBe('Sri Wahyuni melakukan old.deed')
  })

  test('of every deed has no gap where a fact is missing', () => {
    for (const deed of Object.keys(DEEDS) as Deed[])
      expect(say(deed), deed).not.toMatch(/[{}]|undefined|\(\)|: $|\s{3}/)
  })
})

describe('facts on their way into the trail', () => {
  test('lose a NIK, however it is written and wherever it stands', () => {
    const nik = '3523995708909001'
    for (const written of [nik, nik.replace(/(.{4})/g, '$1 ').trim(), nik.replace(/(.{4})(?!$)/g, '$1.')])
      expect(withoutNik({ reason: `KTP ${written} benar`, deep: [{ [written]: 1 }] })).toEqual({
        reason: 'KTP … benar',
        deep: [{ '…': 1 }],
      })
    expect(withoutNik({ nik: Number(nik) })).toEqual({ nik: '…' })
  })

  test('keep numbers of letters, ids, hashes, days and nothing', () => {
    const facts = {
      number: '400.12.2.1/0012/BEJ/XI/2026',
      id: '12345678-1234-7234-8234-123456789012',
      sha256: `${'1234567890123456'}a${'0'.repeat(47)}`,
      until: null,
      list: ['2026-07-06', 12, true],
    }
    expect(withoutNik(facts)).toEqual(facts)
  })
})
