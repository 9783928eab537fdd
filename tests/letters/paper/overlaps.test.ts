import { describe, expect, test } from 'vitest'
import type { LetterContent, PaperSize } from '../../../src/letters/paper/content.ts'
import { pagesNeeded } from '../../../src/letters/paper/layout.ts'
import { conflictsIn, overlaps } from '../../../src/letters/paper/overlaps.ts'
import { sheetOf } from '../../../src/letters/paper/page.ts'
import { renderLetter } from '../../../src/letters/paper/render-letter.ts'
import { complaintsOf, openPdf, secondOpinion } from './read-pdf.ts'
import { CLOSINGS, SIGNERS } from './sample-closings.ts'
import { consentLetter, heirsLetter, invitationLetter, landLetter, taskLetter } from './sample-forms.ts'
import { draftLetter, sampleLetter } from './sample-letter.ts'

const PAPERS: PaperSize[] = ['f4', 'f4-narrow', 'folio', 'a4']
const long = {
  name: 'Dra. Hj. RADEN AYU KUSUMANINGTYAS WIDYASTUTI BINTI RADEN MAS SOEDIRO, S.STP., M.Si.',
  part: 'anak kandung dari perkawinan kedua',
}
const crowd: Partial<LetterContent> = {
  author: 'holder',
  holder: { caption: 'Yang membuat pernyataan ini,', name: long.name, stampDuty: true },
  signatories: [
    { caption: 'Para ahli waris,', stampDuty: true, people: Array(12).fill(long) },
    { caption: 'Saksi-saksi,', stampDuty: false, people: Array(3).fill(long) },
  ],
  endorsement: CLOSINGS.endorsed!.endorsement,
  copies: ['Bupati Tuban', 'Kepala Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Tuban di Tuban', 'Arsip'],
}
const wordy: LetterContent['body'] = [
  ...sampleLetter().body,
  { kind: 'list', marker: 'number', items: Array(30).fill('butir yang panjang '.repeat(12)) },
  {
    kind: 'table',
    columns: [
      { label: 'No.', share: 1 },
      { label: 'Uraian', share: 9 },
    ],
    rows: Array(40).fill(['1.', 'uraian '.repeat(60)]),
  },
]
const LETTERS: Record<string, LetterContent> = {
  usaha: sampleLetter(),
  draf: draftLetter(),
  waris: heirsLetter(12),
  sporadik: landLetter(),
  n4: consentLetter(),
  undangan: invitationLetter(),
  tugas: taskLetter(),
  crowd: sampleLetter(crowd),
  wordy: sampleLetter({ ...crowd, body: wordy }),
  bare: sampleLetter({ body: [], ...CLOSINGS.heirs }),
}

describe.each(PAPERS)('on %s nothing overlaps, leaves the margins or enters the band', (paper) => {
  test.each(Object.entries(SIGNERS))('whoever signs: %s', (_, signer) => {
    for (const [name, changes] of Object.entries(CLOSINGS))
      expect(overlaps(sampleLetter({ paper, signer, ...changes })), name).toEqual([])
  })

  test.each(Object.entries(LETTERS))('%s', (_, letter) => {
    for (const signer of [SIGNERS.kades!, SIGNERS.long!]) expect(overlaps({ ...letter, paper, signer })).toEqual([])
  })
})

test.each(Object.entries(LETTERS))('%s: as many pages as was said, and no reader complains', async (_, letter) => {
  for (const paper of ['f4', 'a4'] as const) {
    const pdf = await renderLetter({ ...letter, paper })
    expect((await openPdf(pdf)).numPages).toBe(pagesNeeded({ ...letter, paper }))
    expect(await complaintsOf(pdf)).toEqual([])
    const opinion = secondOpinion('qpdf', ['--check', '{}'], pdf, 'letter.pdf')
    if (opinion !== null) expect(opinion).toContain('No syntax or stream encoding errors found')
  }
})

test('what goes wrong is seen', () => {
  const sheet = sheetOf('f4')
  const box = { page: 1, zone: 'text', text: 'satu', x: sheet.left, baseline: 300, width: 80, size: 12 }
  const kinds = (...boxes: (typeof box)[]) => conflictsIn(boxes, sheet, 800, 1).map(({ what }) => what)
  expect(kinds(box, { ...box, baseline: 314 })).toEqual([])
  expect(kinds(box, { ...box, baseline: 308 })).toEqual(['text on text'])
  expect(kinds(box, { ...box, page: 2, baseline: 308 })).toEqual([])
  expect(kinds({ ...box, x: sheet.left - 5 })).toEqual(['in the margin'])
  expect(kinds({ ...box, width: 600 })).toEqual(['in the margin'])
  expect(kinds({ ...box, baseline: 803 })).toEqual(['in the foot band'])
})
