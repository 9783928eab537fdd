import { longDate, parseIsoDate } from '../../shared/dates.ts'
import { wordsOf } from './deeds.ts'
import type { Subject } from './find-subjects.ts'
import type { TrailEntry } from './list-trail.ts'

/** A plain sentence in the pieces a page shows: who, what was done, to what, and what else is told of it. */
export type Sentence = { who: string; before: string; subject: string; after: string }

/** What happened, as a sentence: 'Sri Wahyuni menerbitkan surat 470/012/…'. An officer of another site stands by name in the detail. */
export function sentenceOf(
  { deed, officerName, detail }: Pick<TrailEntry, 'deed' | 'officerName' | 'detail'>,
  subject: Subject | undefined,
): Sentence {
  const words = wordsOf(deed)
  const elsewhere = typeof detail.by === 'string' ? detail.by : null
  const who = officerName ?? elsewhere ?? words?.nobody ?? 'Pengelola server'
  if (!words) return { who, before: `melakukan ${deed}`, subject: '', after: '' }
  const [before = '', after] = words.says.split('{hal}')
  return {
    who,
    before: filled(before, detail),
    subject: after === undefined ? '' : (subject?.words ?? gone(deed, detail)),
    after: filled(after ?? '', detail),
  }
}

/** The same in one text. */
export const sentenceText = ({ who, before, subject, after }: Sentence): string =>
  `${who} ${before}${subject}${after}`.trim()

/** A subject that is no longer there, by what the trail kept of it. */
function gone(deed: string, detail: TrailEntry['detail']): string {
  const kept = detail.number ?? detail.title ?? detail.name ?? detail.username
  const ofLetter = /^(letter|endorsement)\./.test(deed)
  if (ofLetter && typeof detail.number !== 'string' && typeof detail.title === 'string')
    return `${detail.title} yang belum bernomor`
  if (typeof kept === 'string') return ofLetter ? `surat ${kept}` : `“${kept}”`
  return GONE[deed.split('.')[0]!] ?? 'yang sudah tidak ada'
}

const GONE: Record<string, string> = {
  letter: 'draf yang kemudian dibuang',
  intake: 'draf yang kemudian dibuang',
  account: 'akun yang tidak ada',
}

const filled = (template: string, detail: TrailEntry['detail']): string =>
  template
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => inWords(detail[name]))
    .replace(' ()', '')
    .replace(/: $/, '')

function inWords(fact: unknown): string {
  if (typeof fact === 'string') return parseIsoDate(fact) ? longDate(fact) : fact
  if (typeof fact === 'number') return String(fact)
  return Array.isArray(fact) ? fact.map(inWords).join(', ') : ''
}
