import { describe, expect, test } from 'vitest'
import { type LetterTypeDefinition, letterTypeDefinition } from '../../../src/letters/standard/definition.ts'
import type { ListField } from '../../../src/letters/standard/field.ts'
import { typeOf } from './plausible.ts'

type Change = (type: LetterTypeDefinition) => void

describe('lists, signatures and recipients name their mistakes too', () => {
  const waris = typeOf('keterangan-ahli-waris')
  const undangan = typeOf('undangan-rapat')
  const said = (from: LetterTypeDefinition, change: Change) => {
    const type = structuredClone(from)
    change(type)
    return (letterTypeDefinition.safeParse(type).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    )
  }
  const listOf = (type: LetterTypeDefinition) => type.fields.find((field) => field.type === 'list') as ListField
  const heirsAt = waris.fields.findIndex(({ type }) => type === 'list')

  test.each<[string, LetterTypeDefinition, Change, string]>([
    [
      'a row of no list',
      waris,
      ({ body }) =>
        body.unshift({
          kind: 'table',
          each: 'pewaris_nama',
          columns: [1, 2].map(() => ({ label: 'A', value: 'x', share: 1 })),
        }),
      "body.0.columns.0.value: 'pewaris_nama' bukan daftar, sehingga tidak dapat diulang (each).",
    ],
    [
      'a column outside of its list',
      waris,
      ({ body }) => body.unshift({ kind: 'paragraph', text: '{hubungan}' }),
      'body.0.text: {hubungan} bukan isian dan bukan data surat.',
    ],
    [
      'a list in the middle of a sentence',
      waris,
      ({ body }) => body.unshift({ kind: 'paragraph', text: '{ahli_waris}' }),
      'body.0.text: {ahli_waris} perlu cara tulis: terbilang, jumlah.',
    ],
    [
      'a cell that nobody prints',
      waris,
      (type) => listOf(type).columns.push({ ...listOf(type).columns[0]!, key: 'catatan' }),
      `fields.${heirsAt}.columns.6.printed: Nama tidak tercetak di naskah. Pakai {catatan}, atau nyatakan "printed": false.`,
    ],
    [
      'a column twice',
      waris,
      (type) => listOf(type).columns.push({ ...listOf(type).columns[0]! }),
      `fields.${heirsAt}.columns.6: Nama: kunci 'nama' dipakai dua kali.`,
    ],
    [
      'a column named as the row number is',
      waris,
      (type) => (listOf(type).columns[0]!.key = 'urut'),
      `fields.${heirsAt}.columns.0: Nama: kunci 'urut' sudah dipakai untuk data surat.`,
    ],
    [
      'a condition on a field outside of the row',
      waris,
      (type) => (listOf(type).columns[0]!.required = { field: 'pewaris_nama', filled: true }),
      `fields.${heirsAt}.columns.0.required: Syarat menyebut 'pewaris_nama', yang bukan isian.`,
    ],
    [
      'a list that equals something',
      waris,
      ({ body }) => body.unshift({ kind: 'paragraph', text: 'Halo', when: { field: 'ahli_waris', equals: 'x' } }),
      'body.0.when: Syarat pada daftar \'ahli_waris\' hanya dapat "filled".',
    ],
    [
      'fewer rows than are needed',
      waris,
      (type) => Object.assign(listOf(type), { minRows: 5, maxRows: 2 }),
      `fields.${heirsAt}: Ahli waris: paling sedikit (minRows) lebih besar daripada paling banyak (maxRows).`,
    ],
    [
      'a signatory who is nobody',
      waris,
      ({ signatories }) => (signatories[1]!.people[0]!.name = '{saksi3_nama}'),
      'signatories.1.people.0.name: {saksi3_nama} bukan isian dan bukan data surat.',
    ],
    [
      'a statement nobody signs',
      typeOf('sporadik'),
      (type) => {
        type.holder.signature = null
        type.signatories = []
      },
      'holder.signature: Pernyataan warga harus ditandatangani warga itu (signature).',
    ],
    [
      'a recipient who is nobody',
      undangan,
      ({ correspondence }) => (correspondence!.recipient[0] = { text: '{nama}', each: 'kepada' }),
      'correspondence.recipient.0.text: {nama} bukan isian dan bukan data surat.',
    ],
    [
      'a holder in a column that may be empty',
      undangan,
      (type) => (listOf(type).columns[0]!.required = false),
      "holder.name: 'kepada.penerima' harus isian nama yang wajib diisi.",
    ],
    [
      'a letter for residents that needs nothing',
      typeOf('keterangan-usaha'),
      (type) => (type.requirements = []),
      'requirements: Syarat belum ditulis.',
    ],
    [
      'the reserved answer as a field',
      typeOf('keterangan-usaha'),
      ({ fields }) => (fields[0]!.key = 'minta_pengesahan'),
      "fields.0: Nama lengkap: kunci 'minta_pengesahan' sudah dipakai untuk data surat.",
    ],
  ])('%s', (_name, type, change, mistake) => expect(said(type, change)).toContain(mistake))

  test('a list of a list is refused', () => {
    expect(said(waris, (type) => listOf(type).columns.push(structuredClone(listOf(type)) as never))).not.toEqual([])
  })
})
