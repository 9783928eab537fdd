import { describe, expect, test } from 'vitest'
import { letterTypeDefinition } from '../../../src/letters/standard/definition.ts'
import { counterScopeOf, letterStandard } from '../../../src/letters/standard/settings.ts'
import { standard, typeOf } from './plausible.ts'

describe('the shipped standard', () => {
  test('is a sample of all 59 types', () => {
    expect(standard.standing).toBe('sample')
    expect(standard.types.map(({ slug }) => slug)).toHaveLength(59)
    expect(standard.settings).toEqual({
      numberPattern: '{kode}/{urut:3}/{desa}/{bulan:romawi}/{tahun}',
      counterScope: 'all',
      scheme: 'permendagri83',
      paper: 'f4',
    })
  })

  test('survives being stored: what is read back is the same', () => {
    for (const type of standard.types)
      expect(letterTypeDefinition.parse(JSON.parse(JSON.stringify(type)))).toEqual(type)
  })

  test('a letter that ends says so on paper, and in words for residents', () => {
    for (const { slug, validity, body } of standard.types) {
      const ends = validity.months !== null || validity.until !== undefined
      expect(JSON.stringify(body).includes('{berlaku_sampai'), slug).toBe(ends)
      if (validity.months) expect(validity.words, slug).toBe(`Berlaku ${validity.months} bulan sejak tanggal surat.`)
    }
  })

  test('its sentences for residents use no stiff words and no expression of ours', () => {
    for (const { purpose, remark, requirements, fields } of standard.types) {
      const told = [purpose, remark ?? '', ...requirements, ...fields.map(({ hint = '' }) => hint)].join(' ')
      expect(told).not.toMatch(/\bmohon|dalam rangka|dimaksud|[{}]/i)
    }
  })
})

describe('a standard as a whole', () => {
  const messages = (change: (whole: typeof standard) => void) => {
    const whole = structuredClone(standard)
    change(whole)
    return letterStandard.safeParse(whole).error?.issues.map(({ message }) => message) ?? []
  }

  test('no type twice', () => {
    expect(messages(({ types }) => types.push(types[0]!))).toEqual(["Jenis surat 'keterangan-usaha' ada dua kali."])
  })

  test('no two types that a seal could not tell apart', () => {
    const twin = { ...standard.types[0]!, slug: 'keterangan-108994' }
    expect(messages(({ types }) => types.push(twin))).toEqual([
      "QR tidak dapat membedakan 'keterangan-108994' dari 'keterangan-usaha'. Ganti nama pendeknya.",
    ])
  })

  test('a counter per type needs a code per type, and the code in the number', () => {
    expect(messages(({ settings }) => (settings.counterScope = 'per-type'))).toContain(
      "Kode '400.12.3.1' dipakai dua jenis surat. Penghitung per jenis butuh kode yang berbeda.",
    )
    expect(
      messages(({ settings }) =>
        Object.assign(settings, { counterScope: 'per-code', numberPattern: '{urut}/{tahun}' }),
      ),
    ).toEqual(['Pola nomor harus memuat {kode}, karena nomor urut tidak dihitung untuk semua surat bersama.'])
  })

  test('letters share a counter as the standard says', () => {
    const scope = (counterScope: 'all' | 'per-code' | 'per-type') =>
      counterScopeOf({ ...standard.settings, counterScope }, typeOf('keterangan-penghasilan'))
    expect(['all', 'per-code', 'per-type'].map((each) => scope(each as 'all'))).toEqual([
      'all',
      'code:400.10.2.2',
      'type:keterangan-penghasilan',
    ])
  })
})
