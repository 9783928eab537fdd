import { describe, expect, test } from 'vitest'
import { extremeAnswers, plausibleAnswers } from '../../../src/commands/trial/answers.ts'
import { type Answers, rowsOf } from '../../../src/letters/standard/answers.ts'
import { answersSchema, draftSchema, firstAnswers, holderOf } from '../../../src/letters/standard/answers-schema.ts'
import { changeRows } from '../../../src/letters/standard/change-rows.ts'
import { type FormList, formFields } from '../../../src/letters/standard/form-fields.ts'
import { warnings } from '../../../src/letters/standard/warnings.ts'
import { composeAll } from './compose.ts'
import { TODAY, typeOf } from './plausible.ts'

const waris = typeOf('keterangan-ahli-waris')
const heir = {
  nama: 'Budi Santoso',
  nik: '3523991203889002',
  tempat_lahir: 'Tuban',
  tanggal_lahir: '1988-03-12',
  hubungan: 'Anak kandung',
  alamat: 'Dusun Krajan RT 002/RW 001, Desa Beji',
}
const blank = { nama: '', nik: ' ', tempat_lahir: '', tanggal_lahir: '', hubungan: '', alamat: '' }
const typed = (ahli_waris: Answers['']): Answers => ({ ...plausibleAnswers(waris), ahli_waris })
const errorsOf = (answers: Answers) =>
  Object.fromEntries(
    (answersSchema(waris, TODAY).safeParse(answers).error?.issues ?? []).map(({ path, message }) => [
      path.join('.'),
      message,
    ]),
  )

describe('what a browser sends', () => {
  const sent = Object.fromEntries([
    ...Object.entries(heir).map(([key, value]) => [`ahli_waris.0.${key}`, value]),
    ['ahli_waris.7.nama', 'Dewi Lestari'],
    ['ahli_waris.99.nama', 'Terlalu jauh'],
    ['ahli_waris.1.lain', 'x'],
    ['ahli_waris', 'x'],
  ])

  test('becomes rows, in their order and without gaps; a draft holds them the same way', () => {
    const draft = draftSchema(waris).parse(sent)
    expect(draft.ahli_waris).toEqual([heir, { ...blank, nik: '', nama: 'Dewi Lestari' }])
    expect(draftSchema(waris).parse(draft)).toEqual(draft)
  })

  test('is bounded', () => {
    const rows = Array.from({ length: 500 }, () => ({ ...heir, nama: 'x'.repeat(9000), more: 'x' }))
    const draft = draftSchema(waris).parse({ ahli_waris: rows })
    expect(rowsOf(draft, 'ahli_waris')).toHaveLength(12)
    expect(rowsOf(draft, 'ahli_waris')[0]?.nama).toHaveLength(4000)
    expect(rowsOf(draft, 'ahli_waris')[0]).not.toHaveProperty('more')
  })

  test.each([null, 'x', 7, {}, [null, 7, 'x'], [[['x']]], [{ nama: { $gt: '' } }]])(
    '%j is no row and no crash',
    (rows) => {
      expect(
        rowsOf(draftSchema(waris).parse({ ahli_waris: rows }), 'ahli_waris').every(({ nama }) => nama === ''),
      ).toBe(true)
    },
  )
})

describe('clean answers', () => {
  test('blank rows go, cells are read like any answer', () => {
    const clean = answersSchema(waris, TODAY).parse(
      typed([
        blank,
        { ...heir, nik: '3523 9912 0388 9002', tanggal_lahir: '12/3/1988', nama: ' Budi   Santoso' },
        blank,
      ]),
    )
    expect(clean.ahli_waris).toEqual([heir])
    expect(answersSchema(waris, TODAY).parse(clean)).toEqual(clean)
  })

  test('each mistake stands at its cell and says whose it is', () => {
    expect(
      errorsOf(typed([heir, blank, { ...heir, nama: '', nik: '35239912038890', tanggal_lahir: '2027-01-01' }])),
    ).toEqual({
      'ahli_waris.2.nama': 'Ahli waris 3: Isi nama.',
      'ahli_waris.2.nik': 'Ahli waris 3: NIK kurang 2 angka.',
      'ahli_waris.2.tanggal_lahir': 'Ahli waris 3: Tanggal lahir belum terjadi. Periksa tahunnya.',
    })
  })

  test('a list that is required needs a row; one that is not may stay empty', () => {
    expect(errorsOf(typed([blank]))).toEqual({ ahli_waris: 'Isi ahli waris, paling sedikit 1 ahli waris.' })
    const pindah = typeOf('keterangan-pindah')
    expect(answersSchema(pindah, TODAY).parse(plausibleAnswers(pindah)).pengikut).toEqual([])
  })
})

describe('rows of a form', () => {
  const formOf = (answers: Answers, errors = {}) =>
    formFields(waris, answers, errors)
      .flatMap(({ fields }) => fields)
      .find(({ key }) => key === 'ahli_waris') as FormList

  test('one blank row stands ready; buttons add and drop rows and keep everything typed', () => {
    expect(formOf(firstAnswers(waris)).rows).toMatchObject([
      { id: 'ahli_waris.0', heading: 'Ahli waris 1', drop: null },
    ])
    const one = { ...plausibleAnswers(waris), ahli_waris: [heir], pewaris_nama: 'Kasan' }
    const two = changeRows(waris, one, 'tambah:ahli_waris')!
    expect(two).toMatchObject({ pewaris_nama: 'Kasan', ahli_waris: [heir, { ...blank, nik: '' }] })
    expect(formOf(two).rows[1]).toMatchObject({ heading: 'Ahli waris 2', drop: 'hapus:ahli_waris:1' })
    expect(formOf(two).rows[0]).toMatchObject({ drop: 'hapus:ahli_waris:0' })
    expect(changeRows(waris, two, 'hapus:ahli_waris:1')!.ahli_waris).toEqual([heir])
    expect(changeRows(waris, firstAnswers(waris), 'tambah:ahli_waris')!.ahli_waris).toHaveLength(2)
  })

  test('never more than the most, never a row that is not there', () => {
    const full = extremeAnswers(waris)
    expect(changeRows(waris, full, 'tambah:ahli_waris')!.ahli_waris).toHaveLength(12)
    expect(formOf(full).add).toBeNull()
    for (const action of [
      'simpan',
      'periksa',
      undefined,
      'hapus:ahli_waris:12',
      'hapus:ahli_waris:-1',
      'tambah:pewaris_nama',
      'tambah:',
    ])
      expect(changeRows(waris, full, action)).toBeNull()
  })

  test('a cell has the name, the value and the error of its own', () => {
    const { rows, error } = formOf(typed([{ ...heir, nik: '35' }]), {
      'ahli_waris.0.nik': 'Ahli waris 1: NIK kurang 14 angka.',
      ahli_waris: 'Isi.',
    })
    expect(error).toBe('Isi.')
    expect(rows[0]?.fields.map(({ key }) => key)).toEqual(Object.keys(heir).map((key) => `ahli_waris.0.${key}`))
    expect(rows[0]?.fields[1]).toMatchObject({ value: '35', error: 'Ahli waris 1: NIK kurang 14 angka.' })
  })
})

describe('warnings of a row', () => {
  const warned = (rows: Answers['']) => warnings(waris, answersSchema(waris, TODAY).parse(typed(rows)), TODAY)

  test('a NIK is put against the birth date of its own row, and against the other rows', () => {
    expect(warned([heir, { ...heir, nama: 'Dewi Lestari', tanggal_lahir: '1990-01-02' }])).toEqual([
      {
        field: 'ahli_waris.1.nik',
        message: 'Ahli waris 2: NIK tidak cocok dengan tanggal lahir. Cocokkan dengan KTP.',
      },
      { field: 'ahli_waris.1.nik', message: 'Ahli waris 2: NIK sama dengan ahli waris 1.' },
    ])
  })

  test('having no NIK twice is no oddity', () => {
    const without = { ...heir, nik: 'belum ada' }
    expect(warned([without, { ...without, nama: 'Dewi Lestari' }])).toEqual([])
  })
})

describe('a list in a letter', () => {
  test('is a table, a count in words, and a signature each', () => {
    const rows = ['Budi Santoso', 'Dewi Lestari', 'Ahmad Fauzi'].map((nama) => ({ ...heir, nama }))
    const lines = composeAll(waris, typed(rows))
    expect(lines.join('\n')).toContain('adalah kami, sebanyak 3 (tiga) orang, yaitu:')
    expect(lines.slice(lines.indexOf('No.'))).toEqual(
      expect.arrayContaining(['1', 'Budi Santoso', 'Tuban, 12 Maret 1988', '3', 'Ahmad Fauzi']),
    )
    expect(lines.filter((line) => line === 'Dewi Lestari')).toHaveLength(2)
  })

  test('a column nobody filled is left out, a single gap is a dash', () => {
    const tugas = typeOf('surat-tugas')
    const petugas = [
      { nama: 'Ani', jabatan: 'Kaur', nipd: '' },
      { nama: 'Budi', jabatan: 'Kasi', nipd: '' },
    ]
    const plain = { ...plausibleAnswers(tugas), petugas }
    expect(composeAll(tugas, plain)).not.toContain('NIP/NIPD')
    const one = { ...plain, petugas: [petugas[0]!, { ...petugas[1]!, nipd: '19780512' }] }
    expect(composeAll(tugas, one)).toEqual(expect.arrayContaining(['NIP/NIPD', '–', '19780512']))
  })

  test('the first of many holds the letter', () => {
    const tugas = typeOf('surat-tugas')
    const holder = (...names: string[]) =>
      holderOf(tugas, {
        ...plausibleAnswers(tugas),
        petugas: names.map((nama) => ({ nama, jabatan: 'Kaur', nipd: '' })),
      }).name
    expect(holder('Ani')).toBe('Ani')
    expect(holder('Ani', 'Budi')).toBe('Ani dkk.')
    expect(holderOf(tugas, {})).toEqual({ name: '', nik: '' })
  })
})
