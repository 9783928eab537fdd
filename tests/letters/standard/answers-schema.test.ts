import { describe, expect, test } from 'vitest'
import { answersSchema, draftSchema, firstAnswers } from '../../../src/letters/standard/answers-schema.ts'
import type { LetterTypeDefinition } from '../../../src/letters/standard/definition.ts'
import type { CellField } from '../../../src/letters/standard/field.ts'
import { readAnswer } from '../../../src/letters/standard/read-answer.ts'
import { OPTIONAL, PLAUSIBLE, standard, TODAY, typeOf } from './plausible.ts'

function errorsOf(type: LetterTypeDefinition, typed: unknown, today = TODAY): Record<string, string> {
  const parsed = answersSchema(type, today).safeParse(typed)
  return Object.fromEntries((parsed.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]))
}

const usaha = typeOf('keterangan-usaha')
const usahaTyped = PLAUSIBLE['keterangan-usaha']!
const said = (key: string, value: string, today?: Date) => errorsOf(usaha, { ...usahaTyped, [key]: value }, today)[key]

test.each(standard.types)('$slug takes plausible answers, with and without the optional ones', (type) => {
  expect(errorsOf(type, PLAUSIBLE[type.slug])).toEqual({})
  expect(errorsOf(type, { ...PLAUSIBLE[type.slug], ...OPTIONAL[type.slug] })).toEqual({})
})

describe('clean answers', () => {
  const clean = answersSchema(usaha, TODAY).parse({
    ...usahaTyped,
    nama: '  SITI   Wahyuni, S.Pd. ',
    no_kk: '3523.9901.0110.9001',
    tanggal_lahir: '17/8/1990',
    omzet_bulanan: 'Rp 7.500.000,00',
    mulai_usaha: '2018',
    sesuatu: 'x',
  })

  test('a name keeps its letters, only stray spaces go', () => expect(clean.nama).toBe('SITI Wahyuni, S.Pd.'))
  test('a NIK and a KK are 16 digits', () =>
    expect([clean.nik, clean.no_kk]).toEqual(['3523995708909001', '3523990101109001']))
  test('a date is ISO', () => expect(clean.tanggal_lahir).toBe('1990-08-17'))
  test('money is its digits', () => expect(clean.omzet_bulanan).toBe('7500000'))
  test('every field has an answer and nothing else has', () => {
    expect(Object.keys(clean).sort()).toEqual(usaha.fields.map(({ key }) => key).sort())
    expect(clean.nama_usaha).toBe('')
  })
  test('cleaning is done once: clean answers stay as they are', () => {
    for (const type of standard.types) {
      const once = answersSchema(type, TODAY).parse({ ...PLAUSIBLE[type.slug], ...OPTIONAL[type.slug] })
      expect(answersSchema(type, TODAY).parse(once)).toEqual(once)
    }
  })
})

describe('every refusal says what to do', () => {
  test.each([
    ['nama', '', 'Isi nama lengkap.'],
    ['nama', ' \u200b ', 'Isi nama lengkap.'],
    ['nik', '', 'Isi NIK, 16 angka sesuai KTP.'],
    ['nik', '352399570890900', 'NIK kurang 1 angka.'],
    ['nik', '3523995708909', 'NIK kurang 3 angka.'],
    ['nik', '352399570890900123', 'NIK lebih 2 angka.'],
    ['nik', '352399570890900O', 'NIK hanya berisi angka. Periksa huruf atau tanda yang ikut terketik.'],
    ['nik', 'belum ada', 'NIK hanya berisi angka. Periksa huruf atau tanda yang ikut terketik.'],
    [
      'nik',
      '3523993508909001',
      'Periksa NIK. Angka ke-7 dan ke-8 adalah tanggal lahir: 01–31, atau 41–71 untuk perempuan.',
    ],
    ['nik', '3523995713909001', 'Periksa NIK. Angka ke-9 dan ke-10 adalah bulan lahir: 01–12.'],
    ['no_kk', '12', 'Nomor KK kurang 14 angka.'],
    ['tanggal_lahir', '', 'Isi tanggal lahir.'],
    ['tanggal_lahir', '2027-08-17', 'Tanggal lahir belum terjadi. Periksa tahunnya.'],
    ['tanggal_lahir', '1990-02-30', 'Tanggal lahir tidak ada di kalender. Periksa tanggal dan bulannya.'],
    ['tanggal_lahir', '31-4-1990', 'Tanggal lahir tidak ada di kalender. Periksa tanggal dan bulannya.'],
    ['tanggal_lahir', '1090-08-17', 'Periksa tahun pada tanggal lahir.'],
    ['tanggal_lahir', 'besok', 'Tulis tanggal lahir dengan tanggal, bulan, dan tahun, misalnya 24-11-2026.'],
    ['agama', '', 'Pilih agama.'],
    ['agama', 'islam', 'Pilih agama dari daftar.'],
    ['jenis_usaha', '', 'Isi jenis usaha.'],
    ['mulai_usaha', 'dulu', 'Tulis tahun mulai usaha dengan angka saja.'],
    ['mulai_usaha', '18', 'Tahun mulai usaha paling kecil 1900.'],
    ['omzet_bulanan', 'banyak', 'Tulis perkiraan omzet per bulan dengan angka, rupiah penuh, misalnya 1.500.000.'],
    ['nib', '123', 'Periksa NIB. Nomor Induk Berusaha terdiri atas 13 angka.'],
    ['keperluan', 'x'.repeat(161), 'Keperluan terlalu panjang: 161 huruf, paling banyak 160. Ringkas tulisannya.'],
    ['nama', '😀'.repeat(101), 'Nama lengkap terlalu panjang: 101 huruf, paling banyak 100. Ringkas tulisannya.'],
  ])('%s "%s"', (key, typed, message) => expect(said(key, typed)).toBe(message))

  test('all at once, each at its field', () => {
    const errors = errorsOf(usaha, {})
    const required = usaha.fields.filter((field) => field.required === true).map(({ key }) => key)
    expect(Object.keys(errors)).toEqual(required)
    for (const message of Object.values(errors)) expect(message).toMatch(/^(Isi|Pilih) .*\.$/)
  })

  test.each([undefined, null, 'x', 7, [], { nama: ['a', 'b'], nik: { $gt: '' } }])(
    '%j is an empty form, not a crash',
    (sent) => {
      expect(errorsOf(usaha, sent).nama).toBe('Isi nama lengkap.')
    },
  )

  test('a NIK is never repeated in a message', () => {
    for (const typed of ['352399570890900', '35239957089090011', '3523993508909001'])
      expect(said('nik', typed)).not.toContain('3523')
  })

  test('born today in Jakarta is no future, born tomorrow is', () => {
    const newYear = new Date('2026-12-31T17:30:00Z')
    expect(said('tanggal_lahir', '2027-01-01', newYear)).toBeUndefined()
    expect(said('tanggal_lahir', '2027-01-02', newYear)).toBe('Tanggal lahir belum terjadi. Periksa tahunnya.')
  })
})

describe('answers that depend on each other', () => {
  const acara = typeOf('pengantar-izin-keramaian')
  const kelahiran = typeOf('keterangan-kelahiran')

  test('an event does not end before it begins, nor lie in the past', () => {
    const typed = PLAUSIBLE['pengantar-izin-keramaian']
    expect(errorsOf(acara, { ...typed, tanggal_selesai: '2026-12-03' })).toEqual({
      tanggal_selesai: 'Tanggal selesai lebih awal daripada tanggal mulai. Periksa kedua tanggal.',
    })
    expect(errorsOf(acara, { ...typed, tanggal_mulai: '2026-11-23' }).tanggal_mulai).toBe(
      'Tanggal mulai sudah lewat. Periksa tanggalnya.',
    )
    expect(errorsOf(acara, { ...typed, tanggal_mulai: '2026-11-24', tanggal_selesai: '2026-11-24' })).toEqual({})
  })

  test('a named father is described, an unnamed one is not asked for', () => {
    const typed = PLAUSIBLE['keterangan-kelahiran']
    expect(errorsOf(kelahiran, { ...typed, ayah_nama: 'Budi Santoso' })).toEqual({
      ayah_nik: 'Isi NIK ayah, 16 angka sesuai KTP. Bila belum punya, tulis: belum ada.',
      ayah_tempat_lahir: 'Isi tempat lahir ayah.',
      ayah_tanggal_lahir: 'Isi tanggal lahir ayah.',
      ayah_alamat: 'Isi alamat ayah.',
    })
  })

  test('having no NIK is an answer where the type allows it', () => {
    const typed = { ...PLAUSIBLE['keterangan-kematian'], almarhum_nik: 'Belum  ada' }
    expect(answersSchema(typeOf('keterangan-kematian'), TODAY).parse(typed).almarhum_nik).toBe('belum ada')
  })
})

describe('times, phones and numbers', () => {
  const field = (type: CellField['type'], more: Partial<CellField> = {}) =>
    ({ key: 'x', label: 'Isian', type, section: 'A', required: true, printed: true, ...more }) as CellField
  const read = (type: CellField['type'], typed: string, more?: Partial<CellField>) => {
    const reading = readAnswer(field(type, more), typed, TODAY)
    return reading.ok ? reading.value : null
  }

  test.each([
    ['19.30', '19.30'],
    ['9:05', '09.05'],
    ['0000', '00.00'],
    ['23,59', '23.59'],
    ['24.00', null],
    ['9', null],
    ['19.60', null],
    ['pagi', null],
  ])('time %s → %s', (typed, value) => expect(read('time', typed)).toBe(value))

  test.each([
    ['0812-3456-7890', '+6281234567890'],
    ['62 812 3456 7890', '+6281234567890'],
    ['+62 812 3456 7890', '+6281234567890'],
    ['(0356) 321456', '+62356321456'],
    ['0812', null],
    ['+1 202 555 0100', null],
    ['08123456789012345', null],
  ])('phone %s → %s', (typed, value) => expect(read('phone', typed)).toBe(value))

  test.each([
    ['1.500', '1500'],
    ['007', '7'],
    ['0', '0'],
    ['-1', null],
    ['1,5', null],
    ['12 orang', null],
    ['9999999999', null],
  ])('number %s → %s', (typed, value) => expect(read('number', typed)).toBe(value))

  test('the slowest pattern a definition may hold answers at once', () => {
    const started = performance.now()
    for (let i = 0; i < 100; i++) read('text', 'a'.repeat(40), { pattern: '^a*a*a*b$', hint: 'Uji.', maxLength: 40 })
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('a draft', () => {
  test('keeps what was typed, letter for letter', () => {
    const typed = { ...usahaTyped, nama: '  Siti  ', nik: '3523 99', tanggal_lahir: '1990-', omzet_bulanan: 'tujuh' }
    expect(draftSchema(usaha).parse(typed)).toMatchObject({
      nama: '  Siti  ',
      nik: '3523 99',
      tanggal_lahir: '1990-',
      omzet_bulanan: 'tujuh',
    })
  })

  test('is bounded, and holds nothing a database refuses', () => {
    const kept = draftSchema(usaha).parse({
      nama: 'x'.repeat(100_000),
      nik: 'a\u0000b',
      alamat: '\ud800',
      lain: 'x',
      keperluan: 5,
    })
    expect(kept.nama).toHaveLength(4000)
    expect(kept.nik).toBe('ab')
    expect(kept.alamat).toBe('\ufffd')
    expect(kept.keperluan).toBe('')
    expect(kept).not.toHaveProperty('lain')
  })

  test('a new form begins with what is usual', () => {
    expect(firstAnswers(usaha)).toMatchObject({ kewarganegaraan: 'WNI', nama: '' })
  })
})

test('what the paper prints itself is not kept a second time', () => {
  const recipient = {
    key: 'x',
    label: 'Kepada',
    type: 'text',
    required: true,
    printed: true,
    printedBefore: 'Yth.',
  } as const
  const kept = (typed: string) => readAnswer(recipient, typed, TODAY)
  for (const typed of ['Yth. Camat Jenu', 'yth Camat Jenu', 'YTH.Camat Jenu', 'Camat Jenu'])
    expect(kept(typed)).toEqual({ ok: true, value: 'Camat Jenu' })
  expect(kept('Ythan Contoh')).toEqual({ ok: true, value: 'Ythan Contoh' })
})

test('a year has come; the year of today is Jakarta’s', () => {
  expect(said('mulai_usaha', '2035')).toBe('Tahun mulai usaha belum terjadi. Periksa tahunnya.')
  expect(said('mulai_usaha', '2027', new Date('2026-12-31T16:59:00Z'))).toBe(
    'Tahun mulai usaha belum terjadi. Periksa tahunnya.',
  )
  expect(said('mulai_usaha', '2027', new Date('2026-12-31T17:00:00Z'))).toBeUndefined()
})
