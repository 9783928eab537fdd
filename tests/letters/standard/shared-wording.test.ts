import { expect, test } from 'vitest'
import { expandType, sharedWording } from '../../../src/letters/standard/shared-wording.ts'

const shared = sharedWording.parse({
  lists: { agama: ['Islam', 'Kristen'] },
  fields: {
    nama: { label: 'Nama lengkap', labelOf: 'Nama', type: 'name', required: true },
    lahir: { label: 'Tanggal lahir', type: 'date', required: true },
    nik: { label: 'NIK', type: 'nik', required: true, birthDate: 'lahir', sex: 'kelamin' },
    kk: { label: 'Nomor KK', type: 'kk', required: false },
    agama: { label: 'Agama', type: 'enum', required: true, options: 'agama', default: 'Islam' },
  },
  rows: { nama: { label: 'Nama', value: '{nama}, {desa}' } },
})
const fieldsOf = (...fields: unknown[]) => expandType({ fields, body: [] }, shared).fields

test('shared questions are written out, in their place', () => {
  expect(
    fieldsOf({ key: 'a' }, { use: ['nama', 'agama'], section: 'Identitas' }, { key: 'b', options: 'agama' }),
  ).toEqual([
    { key: 'a' },
    { key: 'nama', label: 'Nama lengkap', type: 'name', required: true, section: 'Identitas' },
    {
      key: 'agama',
      label: 'Agama',
      type: 'enum',
      required: true,
      options: ['Islam', 'Kristen'],
      default: 'Islam',
      section: 'Identitas',
    },
    { key: 'b', options: ['Islam', 'Kristen'] },
  ])
})

test('a prefix tells persons apart, also where a question names another', () => {
  expect(
    fieldsOf({
      use: ['nama', 'lahir', 'nik', 'kk'],
      section: 'Ayah',
      prefix: 'ayah_',
      of: 'ayah',
      required: { field: 'x', filled: true },
    }),
  ).toEqual([
    { key: 'ayah_nama', label: 'Nama ayah', type: 'name', required: { field: 'x', filled: true }, section: 'Ayah' },
    {
      key: 'ayah_lahir',
      label: 'Tanggal lahir ayah',
      type: 'date',
      required: { field: 'x', filled: true },
      section: 'Ayah',
    },
    {
      key: 'ayah_nik',
      label: 'NIK ayah',
      type: 'nik',
      required: { field: 'x', filled: true },
      birthDate: 'ayah_lahir',
      section: 'Ayah',
    },
    { key: 'ayah_kk', label: 'Nomor KK ayah', type: 'kk', required: false, section: 'Ayah' },
  ])
})

test('single questions may differ; columns of a list have no section and no first answer', () => {
  expect(
    fieldsOf({ key: 'anak', columns: [{ use: ['nama', 'agama'], change: { nama: { label: 'Nama anak' } } }] }),
  ).toEqual([
    {
      key: 'anak',
      columns: [
        { key: 'nama', label: 'Nama anak', type: 'name', required: true },
        { key: 'agama', label: 'Agama', type: 'enum', required: true, options: ['Islam', 'Kristen'] },
      ],
    },
  ])
})

test('rows are prefixed too, the names of the office are not', () => {
  const { body } = expandType(
    {
      fields: [],
      body: [
        {
          rows: [
            { use: ['nama'], prefix: 'ayah_' },
            { label: 'A', value: '{a}' },
          ],
        },
      ],
    },
    shared,
  )
  expect(body).toEqual([
    {
      rows: [
        { label: 'Nama', value: '{ayah_nama}, {desa}' },
        { label: 'A', value: '{a}' },
      ],
    },
  ])
})

test('what is not there is named', () => {
  expect(() => fieldsOf({ use: ['umur'] })).toThrow("shared.json has no 'umur'")
  expect(() => fieldsOf({ use: ['constructor'] })).toThrow("shared.json has no 'constructor'")
})
