import { describe, expect, test } from 'vitest'
import { plausibleAnswers } from '../../../src/commands/trial/answers.ts'
import type { Answers } from '../../../src/letters/standard/answers.ts'
import { answersSchema, firstAnswers } from '../../../src/letters/standard/answers-schema.ts'
import { composeParts } from '../../../src/letters/standard/compose-parts.ts'
import { issued } from './compose.ts'
import { draft, standard, TODAY, typeOf } from './plausible.ts'

function partsOf(slug: string, change: Answers = {}) {
  const type = typeOf(slug)
  const answers = answersSchema(type, TODAY).parse({ ...plausibleAnswers(type), ...change })
  return composeParts(type, answers, issued(type, answers))
}
const slugsWhere = (which: (type: (typeof standard.types)[number]) => boolean) =>
  standard.types.filter(which).map(({ slug }) => slug)

describe('who speaks and who signs', () => {
  test('what a citizen states, the citizen is the author of', () => {
    expect(slugsWhere(({ author }) => author === 'holder').sort()).toEqual([
      'izin-keluarga-pmi',
      'izin-orang-tua-n5',
      'keterangan-ahli-waris',
      'keterangan-jual-beli',
      'permohonan-kehendak-nikah-n2',
      'persetujuan-calon-n4',
      'sporadik',
    ])
  })

  test('a statement bears stamp duty beside the one who states', () => {
    expect(partsOf('sporadik', { nama: 'Kasan' })).toMatchObject({
      author: 'holder',
      holder: { caption: 'Yang membuat pernyataan', name: 'Kasan', stampDuty: true },
      signatories: [{ caption: 'Saksi-saksi', stampDuty: false, people: [{}, {}] }],
    })
  })

  test('all heirs sign over one stamp, two witnesses with their NIK', () => {
    const { holder, signatories, endorsement } = partsOf('keterangan-ahli-waris', { saksi1_nik: '3523991203889002' })
    expect(holder).toBeNull()
    expect(signatories).toMatchObject([
      { caption: 'Para ahli waris', stampDuty: true, people: [{ part: 'Suami' }, { part: 'Suami' }] },
      { caption: 'Saksi-saksi', people: [{ part: 'NIK 3523991203889002' }, {}] },
    ])
    expect(endorsement).toMatchObject({ lines: ['Mengetahui,', 'CAMAT JENU'] })
  })

  test('one parent signs alone where there is no other', () => {
    const [group] = partsOf('izin-orang-tua-n5').signatories!
    expect(group?.people).toHaveLength(1)
  })

  test('witnesses of a boundary sign only where there are any', () => {
    expect(partsOf('keterangan-kepemilikan-tanah').signatories).toEqual([])
    const saksi_batas = [{ nama: 'Suparno', sebelah: 'utara' }]
    expect(partsOf('keterangan-kepemilikan-tanah', { saksi_batas }).signatories).toMatchObject([
      { people: [{ name: 'Suparno', part: 'Batas utara' }] },
    ])
  })

  test('a draft leaves room for those who are not named yet', () => {
    const type = typeOf('keterangan-ahli-waris')
    expect(composeParts(type, firstAnswers(type), draft).signatories?.[0]?.people).toEqual([{ name: '……', part: '……' }])
  })
})

describe("the district's part", () => {
  test('is always there for heirs, never for most, on request for some', () => {
    expect(slugsWhere(({ endorsement }) => endorsement === 'always')).toEqual(['keterangan-ahli-waris'])
    expect(partsOf('keterangan-usaha', { minta_pengesahan: 'ya' }).endorsement).toBeNull()
    expect(partsOf('sktm-kesehatan').endorsement).toBeNull()
    expect(partsOf('sktm-kesehatan', { minta_pengesahan: 'ya' }).endorsement).not.toBeNull()
  })

  test('is asked for in the form of those alone that leave it open', () => {
    for (const type of standard.types)
      expect('minta_pengesahan' in firstAnswers(type)).toBe(type.endorsement === 'on-request')
  })
})

describe('official correspondence', () => {
  test('has rows and recipients in place of a title', () => {
    const kepada = [{ penerima: 'Ketua BPD Desa Beji' }, { penerima: 'Ketua RT 001' }]
    const { correspondence, copies } = partsOf('undangan-rapat', { kepada, tembusan: [{ penerima: 'Camat Jenu' }] })
    expect(correspondence).toEqual({
      rows: [
        { label: 'Sifat', value: 'Penting' },
        { label: 'Hal', value: 'Undangan musyawarah desa' },
      ],
      recipient: ['Ketua BPD Desa Beji', 'Ketua RT 001', 'di tempat'],
    })
    expect(copies).toEqual(['Camat Jenu'])
  })

  test('only invitation, recommendation and what goes with a parcel are such', () => {
    expect(slugsWhere(({ correspondence }) => correspondence !== null).sort()).toEqual([
      'pengantar-camat',
      'rekomendasi-proposal',
      'undangan-rapat',
    ])
  })
})
