import { describe, expect, test } from 'vitest'
import { everyChoice, extremeAnswers, randomAnswers, wordedAnswers } from '../../../src/commands/trial/answers.ts'
import type { Answers } from '../../../src/letters/standard/answers.ts'
import { answersSchema, everyAnswer, firstAnswers, holderOf } from '../../../src/letters/standard/answers-schema.ts'
import { composeBody } from '../../../src/letters/standard/compose-body.ts'
import { compose, composeAll, issued, lines } from './compose.ts'
import { draft, OPTIONAL, PLAUSIBLE, standard, TODAY, typeOf } from './plausible.ts'

const HERE = 'Desa Beji, Kecamatan Jenu, Kabupaten Tuban'
const SLUGS = standard.types.map(({ slug }) => slug)
const EVERY_HOLE = /undefined|null|NaN|\[object|[{}]|…| {2}|^[ ,.;]|[ ,;]$|,\s*,|\(\s*\)| [,.;:]|\.\./

describe.each(SLUGS)('%s', (slug) => {
  const required = PLAUSIBLE[slug]!
  const all = { ...required, ...OPTIONAL[slug] }

  test('has no holes when everything optional is empty, nor when all is filled', () => {
    const type = typeOf(slug)
    for (const line of [required, all, extremeAnswers(type)].flatMap((answers) => composeAll(type, answers))) {
      expect(line.replace(/^.*? : |(?<=^Dengan hormat|^Kepala .*Tuban),$/g, '')).not.toMatch(EVERY_HOLE)
    }
  })

  test('prints every answer, whatever was chosen', () => {
    const type = typeOf(slug)
    const hidden = new Set(type.fields.flatMap((field) => (field.type !== 'list' && !field.printed ? [field.key] : [])))
    for (const given of [{}, ...everyChoice(type)]) {
      const typed = wordedAnswers(type, given)
      const text = composeAll(type, typed).join('\n')
      for (const [name, word] of everyAnswer(typed))
        if (/^Q[a-z]+x$|^\d{16}$/.test(word) && !hidden.has(name))
          expect(text, `${name}, ${JSON.stringify(given)}`).toContain(word)
    }
  })

  test('has none whatever is answered', () => {
    const type = typeOf(slug)
    let seed = 7
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed / 2_147_483_647
    }
    for (let i = 0; i < 20; i++) {
      const text = composeAll(type, randomAnswers(type, random)).join('\n')
      expect(text).not.toMatch(/undefined|null|NaN|\[object|…| {2}|^[ ,;]|,\s*,|\(\s*\)/m)
    }
  })

  test('a draft shows what is missing, and only there', () => {
    const type = typeOf(slug)
    const text = lines(composeBody(type, firstAnswers(type), draft)).join('\n')
    expect(text).toContain('……')
    expect(text).not.toMatch(/undefined|null|[{}]| {2}|,\s*,/)
  })

  test('an issued letter never shows a gap', () => {
    const type = typeOf(slug)
    expect(() => composeBody(type, firstAnswers(type), issued(type, {}))).toThrow(/no value/)
  })

  test('tells who holds it', () => {
    const type = typeOf(slug)
    const { name, nik } = holderOf(type, answersSchema(type, TODAY).parse(required))
    expect(name).toMatch(/\S/)
    expect(nik).toMatch(type.holder.nik === null ? /^$/ : /^\d{16}$/)
  })
})

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
  const preview = (typed: Answers) => lines(composeBody(type, typed, draft)).join('\n')

  test('half an answer is a gap, a readable one is shown', () => {
    expect(preview({ tempat_lahir: 'Tuban', tanggal_lahir: '1990-08' })).toContain('Tuban, ……')
    expect(preview({ tempat_lahir: 'Tuban', tanggal_lahir: '17/8/1990' })).toContain('Tuban, 17 Agustus 1990')
    expect(preview({ penghasilan: 'Rp 1.500.000' })).toContain('Rp1.500.000,00 (satu juta lima ratus ribu rupiah)')
    expect(preview({ penghasilan: 'satu juta' })).toContain('…… (…… rupiah)')
    expect(preview({ nik: '3523 99' })).toContain('NIK : 352399')
  })
})
