import type { LetterContent } from '../../../src/letters/paper/content.ts'
import { camat, heirsLetter } from './sample-forms.ts'

export { SIGNERS } from '../../../src/commands/trial/signers.ts'

type Closing = Partial<LetterContent>

/** Who else signs: every arrangement that the closing of a letter knows. */
export const CLOSINGS: Record<string, Closing> = {
  alone: {},
  holder: { holder: { caption: 'Pemegang surat,', name: 'SITI AMINAH' } },
  endorsed: { endorsement: camat },
  'holder-endorsed': { holder: { caption: 'Pemegang surat,', name: 'SITI AMINAH' }, endorsement: camat },
  statement: { author: 'holder', holder: { caption: 'Yang menyatakan,', name: 'SITI AMINAH', stampDuty: true } },
  'statement-witnessed': {
    author: 'holder',
    holder: { caption: 'Yang menyatakan,', name: 'SITI AMINAH', stampDuty: true },
    signatories: [{ caption: 'Saksi-saksi,', stampDuty: false, people: [{ name: 'KARTONO' }, { name: 'H. MASHUDI' }] }],
  },
  'statement-endorsed': {
    author: 'holder',
    holder: { caption: 'Yang menyatakan,', name: 'SITI AMINAH', stampDuty: true },
    signatories: [{ caption: 'Saksi-saksi,', stampDuty: false, people: [{ name: 'KARTONO' }, { name: 'H. MASHUDI' }] }],
    endorsement: camat,
  },
  parties: {
    author: 'holder',
    signatories: [
      { caption: 'Pihak pertama,', stampDuty: true, people: [{ name: 'SITI AMINAH' }] },
      { caption: 'Pihak kedua,', stampDuty: false, people: [{ name: 'BAMBANG SUTRISNO' }] },
    ],
  },
  heirs: {
    author: 'holder',
    signatories: heirsLetter(5).signatories,
    endorsement: camat,
  },
  copies: { copies: ['Camat Jenu', 'Arsip'] },
}
