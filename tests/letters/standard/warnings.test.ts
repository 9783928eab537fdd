import { describe, expect, test } from 'vitest'
import { answersSchema } from '../../../src/letters/standard/answers-schema.ts'
import { remarks, warnings } from '../../../src/letters/standard/warnings.ts'
import { OPTIONAL, PLAUSIBLE, standard, TODAY, typeOf } from './plausible.ts'

const type = typeOf('keterangan-usaha')
const warned = (change: Record<string, string>) =>
  warnings(type, answersSchema(type, TODAY).parse({ ...PLAUSIBLE['keterangan-usaha'], ...change }), TODAY)

test.each(standard.types)('nothing is odd about the plausible answers of $slug', (each) => {
  const answers = answersSchema(each, TODAY).parse({ ...PLAUSIBLE[each.slug], ...OPTIONAL[each.slug] })
  expect(warnings(each, answers, TODAY)).toEqual([])
})

describe('an officer is told, and may go on', () => {
  test.each<[string, Record<string, string>, string, string]>([
    [
      'another birth date',
      { tanggal_lahir: '1990-08-18' },
      'nik',
      'NIK tidak cocok dengan tanggal lahir. Cocokkan dengan KTP.',
    ],
    [
      'the other sex',
      { jenis_kelamin: 'Laki-laki' },
      'nik',
      'NIK tidak cocok dengan jenis kelamin. Cocokkan dengan KTP.',
    ],
    [
      'a serial of zeros',
      { nik: '3523995708900000' },
      'nik',
      'NIK berakhir 0000, yang tidak pernah diterbitkan. Cocokkan dengan KTP.',
    ],
    [
      'no such province',
      { nik: '9923995708909001' },
      'nik',
      'NIK tidak diawali kode provinsi yang dikenal. Cocokkan dengan KTP.',
    ],
    [
      'KK and NIK the same',
      { no_kk: '3523995708909001' },
      'no_kk',
      'Nomor KK sama dengan NIK. Keduanya selalu berbeda.',
    ],
    [
      'a digit in a name',
      { nama: 'S1ti Wahyuni' },
      'nama',
      'Nama lengkap memuat angka. Periksa huruf O dan angka 0, huruf I dan angka 1.',
    ],
    [
      'mixed capitals',
      { nama: 'SITI wahyuni' },
      'nama',
      'Nama lengkap mencampur HURUF BESAR dan huruf kecil. Samakan dengan KTP.',
    ],
    [
      'muddled capitals',
      { nama: 'SitI WahYuni' },
      'nama',
      'Nama lengkap mencampur HURUF BESAR dan huruf kecil. Samakan dengan KTP.',
    ],
    [
      'a mark no name has',
      { nama: 'Siti (Wahyuni)' },
      'nama',
      'Nama lengkap memuat tanda yang tidak ada pada nama. Samakan dengan KTP.',
    ],
    ['a very long name', { nama: 'Siti '.repeat(13).trim() }, 'nama', 'Nama lengkap lebih dari 60 huruf.'],
    [
      'a very old person',
      { tanggal_lahir: '1900-08-17' },
      'tanggal_lahir',
      'Tanggal lahir lebih dari 110 tahun lalu (1900). Periksa tahunnya.',
    ],
  ])('%s', (_name, change, field, message) => expect(warned(change)).toContainEqual({ field, message }))

  test('a NIK first registered elsewhere is no oddity', () => {
    expect(warned({ nik: '3171015708909001' })).toEqual([])
  })

  test.each(['Suparno', 'SITI WAHYUNI', 'Nur binti Ahmad', 'de Vries', 'Sean McDermott'])('%s is no oddity', (nama) => {
    expect(warned({ nama })).toEqual([])
  })

  test.each(["Ma'ruf Amin", 'H. Achmad', 'Siti, S.Pd.', 'Ana-Maria'])(
    '%s is pointed out and asks for no reason',
    (nama) => {
      expect(warned({ nama })).toEqual([])
      const answers = answersSchema(type, TODAY).parse({ ...PLAUSIBLE['keterangan-usaha'], nama })
      expect(remarks(type, answers)).toEqual([
        { field: 'nama', message: 'Nama lengkap memuat tanda baca. Pastikan sama dengan KTP.' },
      ])
    },
  )

  test('no warning holds a NIK', () => {
    for (const { message } of warned({ nik: '9923995708900000', no_kk: '9923995708900000' }))
      expect(message).not.toMatch(/\d{6}/)
  })
})
