import { expect, test } from 'vitest'
import { firstAnswers } from '../../../src/letters/standard/answers-schema.ts'
import { type FormField, formFields } from '../../../src/letters/standard/form-fields.ts'
import { questionsOf } from '../../../src/letters/standard/questions.ts'
import { standard, typeOf } from './plausible.ts'

const type = typeOf('keterangan-usaha')
const fieldsOf = (values = firstAnswers(type), errors = {}) =>
  Object.fromEntries(
    formFields(type, values, errors).flatMap(({ fields }) => fields.map((field) => [field.key, field as FormField])),
  )

test('the sections stand in the order of the definition', () => {
  expect(formFields(type, {}).map(({ heading }) => heading)).toEqual(['Identitas', 'Usaha', 'Isi surat'])
})

test('each field becomes the control that a phone handles best', () => {
  const { nik, tanggal_lahir, alamat, agama, omzet_bulanan, nama } = fieldsOf()
  expect(nik).toMatchObject({
    control: 'input',
    type: 'text',
    inputmode: 'numeric',
    hint: '16 angka sesuai KTP.',
  })
  expect(tanggal_lahir).toMatchObject({ control: 'input', type: 'date' })
  expect(alamat).toMatchObject({ control: 'textarea' })
  expect(agama).toMatchObject({ control: 'select' })
  expect(omzet_bulanan).toMatchObject({ inputmode: 'numeric', optional: true })
  expect(nama).toMatchObject({ autocapitalize: 'words', optional: false })
})

test('a NIK that may be missing can be typed in words', () => {
  const [nik] = formFields(typeOf('keterangan-kematian'), {}).flatMap(({ fields }) =>
    fields.filter(({ key }) => key === 'almarhum_nik'),
  )
  expect(nik).toMatchObject({ inputmode: 'text', hint: '16 angka sesuai KTP. Bila belum punya NIK, tulis: belum ada' })
})

test('a select begins with no choice, and shows the one that was made', () => {
  expect(fieldsOf().agama?.options[0]).toEqual({ value: '', label: 'Pilih', selected: true })
  expect(fieldsOf().kewarganegaraan?.options.find(({ selected }) => selected)?.value).toBe('WNI')
})

test('what was typed and what was wrong come back', () => {
  const { nama, nik, tanggal_lahir } = fieldsOf(
    { nama: 'Siti', tanggal_lahir: '17/8/1990' },
    { nik: 'NIK kurang 1 angka.' },
  )
  expect([nama?.value, nama?.error]).toEqual(['Siti', null])
  expect(nik?.error).toBe('NIK kurang 1 angka.')
  expect(tanggal_lahir?.value).toBe('1990-08-17')
})

test('a field another answer asks for is not said to be optional', () => {
  const fields = formFields(typeOf('keterangan-kelahiran'), {}).flatMap((section) => section.fields)
  expect(fields.find(({ key }) => key === 'ayah_nik')).toMatchObject({ optional: false })
})

test('no field of any type is left without a label, and none is drawn twice', () => {
  for (const each of standard.types) {
    const fields = formFields(each, {}).flatMap((section) => section.fields)
    expect(fields.map(({ key }) => key).sort()).toEqual(
      questionsOf(each)
        .map(({ key }) => key)
        .sort(),
    )
    for (const { label } of fields) expect(label).toMatch(/\S/)
  }
})
