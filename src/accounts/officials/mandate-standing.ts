import { longDate } from '../../shared/dates.ts'
import type { Site } from '../../sites/site.ts'
import { roleWord } from '../role-words.ts'
import type { Authorities, HeldMandate } from './find-authorities.ts'
import { covers, termOf } from './term.ts'

const KINDS: Record<string, string> = { an: 'a.n.', ub: 'u.b.', plt: 'Plt.', plh: 'Plh.', pj: 'Pj.' }

/** The one spelling of a mandate's kind: 'a.n.', 'u.b.', 'Plt.', 'Plh.', 'Pj.'. */
export const kindWord = (kind: string): string => KINDS[kind] ?? kind

type On = { today: Authorities; day: string; site: Pick<Site, 'kind' | 'isUrban'> }

/** Where a mandate stands on a day, in words: it runs, it waits, it is over, or why it gives nothing though its term runs. */
export function mandateStanding(
  mandate: HeldMandate,
  { today, day, site }: On,
): { word: string; state: 'good' | 'waiting' | 'off' } {
  const { since, until } = termOf(mandate)
  if (until !== null && until < since) return { word: 'Dibatalkan', state: 'off' }
  if (until !== null && until < day) return { word: 'Selesai', state: 'off' }
  if (since > day) return { word: `Mulai ${longDate(since)}`, state: 'waiting' }
  if (!covers(termOf(mandate.official), day)) return { word: 'Berhenti: pemegangnya tidak menjabat', state: 'off' }
  if (today.head && (mandate.kind === 'plt' || mandate.kind === 'pj'))
    return { word: `Berhenti: ada ${roleWord('head', site).toLowerCase()}`, state: 'off' }
  const secretaryMay = today.mandates.some(({ kind, official }) => kind === 'an' && official.rank === 'secretary')
  if (mandate.kind === 'ub' && !secretaryMay) return { word: 'Menunggu a.n. sekretaris', state: 'waiting' }
  return { word: 'Berlaku', state: 'good' }
}
