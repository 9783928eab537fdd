import { describe, expect, test } from 'vitest'
import { type LetterTypeDefinition, letterTypeDefinition } from '../../../src/letters/standard/definition.ts'
import type { PlainField } from '../../../src/letters/standard/field.ts'
import { typeOf } from './plausible.ts'

const good = typeOf('keterangan-penghasilan')
type Change = (type: LetterTypeDefinition) => void

/** What is said of a definition with one change. */
function mistakesOf(change: Change): string[] {
  const type = structuredClone(good)
  change(type)
  const parsed = letterTypeDefinition.safeParse(type)
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

const paragraph = (type: LetterTypeDefinition, text: string) => type.body.unshift({ kind: 'paragraph', text })
const row = (type: LetterTypeDefinition, value: string) =>
  type.body.unshift({ kind: 'identity', rows: [{ label: 'Uji', value }] })
const fieldOf = (type: LetterTypeDefinition, key: string) =>
  type.fields.find((field) => field.key === key) as PlainField

describe('a definition names its mistakes', () => {
  test.each<[string, Change, string]>([
    [
      'an unknown placeholder',
      (type) => paragraph(type, 'Halo {namma}.'),
      'body.0.text: {namma} bukan isian dan bukan data surat.',
    ],
    [
      'an unknown formatter',
      (type) => paragraph(type, '{penghasilan|euro}'),
      "body.0.text: {penghasilan} memakai cara tulis 'euro' yang tidak dikenal.",
    ],
    [
      'a formatter of the prototype',
      (type) => paragraph(type, '{penghasilan|constructor}'),
      "body.0.text: {penghasilan} memakai cara tulis 'constructor' yang tidak dikenal.",
    ],
    [
      'a formatter that does not fit',
      (type) => paragraph(type, '{nama|rupiah}'),
      "body.0.text: {nama} tidak dapat ditulis dengan 'rupiah'.",
    ],
    [
      'a date as it is stored',
      (type) => paragraph(type, 'lahir {tanggal_lahir}'),
      'body.0.text: {tanggal_lahir} perlu cara tulis: tanggal, hari, hari_tanggal.',
    ],
    [
      'money as it is stored',
      (type) => row(type, '{penghasilan}'),
      'body.0.rows.0.value: {penghasilan} perlu cara tulis: rupiah, terbilang.',
    ],
    [
      'a date of the letter as it is stored',
      (type) => paragraph(type, '{berlaku_sampai}'),
      'body.0.text: {berlaku_sampai} perlu cara tulis: tanggal, hari, hari_tanggal.',
    ],
    [
      'a stray brace',
      (type) => paragraph(type, 'Halo {nama'),
      'body.0.text: Kurung kurawal tidak membentuk isian. Tulis {kunci} atau {kunci|cara_tulis}.',
    ],
    [
      'an expression',
      (type) => paragraph(type, '{penghasilan * 2}'),
      'body.0.text: Kurung kurawal tidak membentuk isian. Tulis {kunci} atau {kunci|cara_tulis}.',
    ],
    [
      'a sentence with a possible hole',
      (type) => paragraph(type, 'untuk {untuk_anak}.'),
      "body.0.text: {untuk_anak} boleh kosong. Beri syarat 'when' agar kalimat tidak berlubang.",
    ],
    [
      'a row with two possible holes',
      (type) => row(type, '{untuk_anak} {no_kk}'),
      "body.0.rows.0.value: {untuk_anak}, {no_kk} boleh kosong. Beri syarat 'when' agar kalimat tidak berlubang.",
    ],
    [
      'a condition on nothing',
      (type) => type.body.unshift({ kind: 'paragraph', text: 'Halo', when: { field: 'x', filled: true } }),
      "body.0.when: Syarat menyebut 'x', yang bukan isian.",
    ],
    [
      'a condition that can never be met',
      (type) => type.body.unshift({ kind: 'paragraph', text: 'Halo', when: { field: 'agama', equals: 'Lain' } }),
      "body.0.when: Syarat menyebut 'Lain', yang bukan pilihan Agama.",
    ],
    [
      'a field that is not printed',
      (type) => type.fields.push({ ...fieldOf(type, 'nama'), key: 'catatan' }),
      'fields.15.printed: Nama lengkap tidak tercetak di naskah. Pakai {catatan}, atau nyatakan "printed": false.',
    ],
    [
      'a printed field said not to be',
      (type) => (fieldOf(type, 'nama').printed = false),
      'fields.0.printed: Nama lengkap dinyatakan tidak tercetak, tetapi {nama} ada di naskah.',
    ],
    [
      'a key used twice',
      (type) => type.fields.push({ ...fieldOf(type, 'nama') }),
      "fields.15: Nama lengkap: kunci 'nama' dipakai dua kali.",
    ],
    [
      'a key of the letter',
      (type) => (fieldOf(type, 'nama').key = 'desa'),
      "fields.0: Nama lengkap: kunci 'desa' sudah dipakai untuk data surat.",
    ],
    [
      'a holder who is no field',
      (type) => (type.holder.name = 'siapa'),
      "holder.name: 'siapa' harus isian nama yang wajib diisi.",
    ],
    [
      'a holder who may be empty',
      (type) => (type.holder.name = 'untuk_anak'),
      "holder.name: 'untuk_anak' harus isian nama yang wajib diisi.",
    ],
    [
      'an end that never comes',
      (type) => (type.validity.months = null),
      'body.4.text: {berlaku_sampai} dipakai, tetapi surat ini tidak punya masa berlaku.',
    ],
    [
      'choices without choices',
      (type) => (fieldOf(type, 'agama').options = undefined),
      'fields.6: Agama: pilihan belum ditulis.',
    ],
    [
      'a first answer outside the choices',
      (type) => (fieldOf(type, 'agama').default = 'Lain'),
      'fields.6: Agama: isian awal bukan salah satu pilihan.',
    ],
    [
      'choices of a text',
      (type) => (fieldOf(type, 'nama').options = ['A']),
      "fields.0: Nama lengkap: 'options' hanya untuk enum.",
    ],
    [
      'a pattern that could run for ever',
      (type) => Object.assign(fieldOf(type, 'keperluan'), { pattern: '^(a+)+$' }),
      'fields.14: Keperluan: pola tidak boleh mengulang kelompok atau melihat ke depan.',
    ],
    [
      'a pattern with too many choices',
      (type) => Object.assign(fieldOf(type, 'keperluan'), { pattern: '^a*a*a*a*$', maxLength: 40 }),
      'fields.14: Keperluan: pola paling banyak memakai 3 tanda * + ? | atau {1,2}.',
    ],
    [
      'a pattern over a long text',
      (type) => Object.assign(fieldOf(type, 'keperluan'), { pattern: '^a*$' }),
      'fields.14: Keperluan: isian berpola paling panjang 40 huruf (maxLength).',
    ],
    [
      'a pattern nobody can read',
      (type) => Object.assign(fieldOf(type, 'keperluan'), { pattern: '[' }),
      'fields.14: Keperluan: pola tidak dapat dibaca.',
    ],
    [
      'a birth date that is none',
      (type) => (fieldOf(type, 'nik').birthDate = 'nama'),
      "fields.1: NIK: 'nama' bukan isian berjenis date.",
    ],
    [
      'a code in words',
      (type) => (type.codes.permendagri83 = '300.1 (cek)'),
      'codes.permendagri83: Kode klasifikasi berupa angka dan titik, misalnya 400.12.2.1.',
    ],
  ])('%s', (_name, change, mistake) => expect(mistakesOf(change)).toContain(mistake))

  test('unknown properties are refused, so that nothing unread is published', () => {
    expect(mistakesOf((type) => Object.assign(type, { script: 'x' }))).toHaveLength(1)
    expect(mistakesOf((type) => Object.assign(fieldOf(type, 'nama'), { onclick: 'x' }))).toHaveLength(1)
  })

  test('an optional answer may stand in a sentence that is guarded by it', () => {
    expect(
      mistakesOf((type) =>
        type.body.unshift({
          kind: 'paragraph',
          text: 'Bagi {untuk_anak}.',
          when: { field: 'untuk_anak', filled: true },
        }),
      ),
    ).toEqual([])
  })

  test('key __proto__ and key constructor cannot be', () => {
    expect(mistakesOf((type) => (fieldOf(type, 'nama').key = 'constructor'))).not.toEqual([])
    expect(mistakesOf((type) => (fieldOf(type, 'nama').key = '__proto__'))).not.toEqual([])
  })
})
