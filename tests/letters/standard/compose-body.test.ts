import { describe, expect, test } from 'vitest'
import { answersSchema, firstAnswers, holderOf } from '../../../src/letters/standard/answers-schema.ts'
import { composeBody } from '../../../src/letters/standard/compose-body.ts'
import type { LetterTypeDefinition } from '../../../src/letters/standard/definition.ts'
import { compose, issued, lines } from './compose.ts'
import { draft, OPTIONAL, PLAUSIBLE, standard, TODAY, typeOf } from './plausible.ts'

const HERE = 'Desa Beji, Kecamatan Jenu, Kabupaten Tuban'
const SLUGS = standard.types.map(({ slug }) => slug)
const EVERY_HOLE = /undefined|null|NaN|\[object|[{}]|…| {2}|^[ ,.;]|[ ,;]$|,\s*,|\(\s*\)| [,.;:]|\.\./

describe.each(SLUGS)('%s', (slug) => {
  const required = PLAUSIBLE[slug]!
  const all = { ...required, ...OPTIONAL[slug] }

  test('has no holes when everything optional is empty, nor when all is filled', () => {
    for (const line of [...compose(slug, required), ...compose(slug, all)]) {
      expect(line.replace(/^.*? : /, '')).not.toMatch(EVERY_HOLE)
    }
  })

  test('prints every answer', () => {
    const type = typeOf(slug)
    const typed = { ...all, ...uniqueWords(type) }
    const text = compose(slug, typed).join('\n')
    for (const [key, word] of Object.entries(uniqueWords(type))) expect(text, key).toContain(word)
    expect(type.fields.filter((field) => field.type !== 'list' && !field.printed)).toEqual([])
  })

  test('a draft shows what is missing, and only there', () => {
    const type = typeOf(slug)
    const text = lines(composeBody(type, firstAnswers(type), draft)).join('\n')
    expect(text).toContain('Nama : ……')
    expect(text).not.toMatch(/undefined|null|[{}]| {2}|,\s*,/)
  })

  test('an issued letter never shows a gap', () => {
    const type = typeOf(slug)
    expect(() => composeBody(type, firstAnswers(type), issued(type, {}))).toThrow(/no value/)
  })

  test('tells who holds it', () => {
    const type = typeOf(slug)
    const holder = holderOf(type, answersSchema(type, TODAY).parse(required))
    expect(holder).toEqual(
      slug === 'keterangan-kelahiran'
        ? { name: 'Dewi Lestari', nik: '' }
        : { name: 'Siti Wahyuni', nik: '3523995708909001' },
    )
  })
})

/** A word of its own for each free text of a type. */
function uniqueWords(type: LetterTypeDefinition): Record<string, string> {
  const free = type.fields.filter(
    (field) => field.type !== 'list' && ['text', 'longtext', 'name', 'place'].includes(field.type) && !field.pattern,
  )
  return Object.fromEntries(free.map(({ key }, index) => [key, `kata${index}x`]))
}

describe('typed text is printed exactly as typed', () => {
  const ODD = [
    'SITI wahyuni',
    "Ma'ruf Al-Amin, S.Pd.",
    'Dr. (H.C.) R.M. Sosro-Kartono',
    'Ketut {nama} Wijaya',
    '{nik|rupiah}',
    '$& $1 $$ %s',
    '<b>Ani</b> & "Budi"',
    'Ñandú Øystein Çelik',
    '\\n \\u0000 \\',
    '=1+1',
    'Nama……',
    'a.n. Siti u.b. Budi',
    '__proto__',
  ]

  test.each(ODD)('%s', (name) => {
    const written = compose('keterangan-beda-identitas', {
      ...PLAUSIBLE['keterangan-beda-identitas'],
      nama: name,
      data_di_a: name,
    })
    expect(written).toContain(`Nama : ${name}`)
    expect(written).toContain(`Tertulis : ${name}`)
    expect(written.join('\n')).toContain(`yaitu ${name}${name.endsWith('.') ? ' ' : '. '}Surat keterangan`)
  })

  test('a thousand made-up names', () => {
    const letters = [..."AbcDE fg'-.,()/&éÑ0123{}|$\\<>…"]
    let seed = 7
    const next = (most: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % most
    }
    for (let i = 0; i < 1_000; i++) {
      const typed = Array.from({ length: 1 + next(40) }, () => letters[next(letters.length)]).join('')
      const name = typed.replace(/\s+/g, ' ').trim()
      if (name)
        expect(compose('pengantar-skck', { ...PLAUSIBLE['pengantar-skck'], nama: typed })).toContain(`Nama : ${name}`)
    }
  })

  test('a mark the officer typed is not written twice', () => {
    const type = { ...PLAUSIBLE['keterangan-usaha'], keperluan: 'melamar kerja di CV.', alamat: 'Dusun Krajan,' }
    const text = compose('keterangan-usaha', type).join('\n')
    expect(text).toContain('untuk melamar kerja di CV. Surat keterangan ini')
    expect(text).toContain(`Alamat : Dusun Krajan, ${HERE}`)
  })

  test('lines of an address stay lines, inside a sentence they become spaces', () => {
    const written = compose('keterangan-usaha', {
      ...PLAUSIBLE['keterangan-usaha'],
      alamat: 'Dusun Krajan \r\n RT 002/RW 001',
    })
    expect(written).toContain(`Alamat : Dusun Krajan\nRT 002/RW 001, ${HERE}`)
  })
})

describe('a draft as it is being typed', () => {
  const type = typeOf('keterangan-penghasilan')
  const preview = (typed: Record<string, string>) => lines(composeBody(type, typed, draft)).join('\n')

  test('half an answer is a gap, a readable one is shown', () => {
    expect(preview({ tempat_lahir: 'Tuban', tanggal_lahir: '1990-08' })).toContain('Tuban, ……')
    expect(preview({ tempat_lahir: 'Tuban', tanggal_lahir: '17/8/1990' })).toContain('Tuban, 17 Agustus 1990')
    expect(preview({ penghasilan: 'Rp 1.500.000' })).toContain('Rp1.500.000,00 (satu juta lima ratus ribu rupiah)')
    expect(preview({ penghasilan: 'satu juta' })).toContain('…… (…… rupiah)')
    expect(preview({ nik: '3523 99' })).toContain('NIK : 352399')
  })
})
