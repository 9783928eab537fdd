import type { Db } from '../../database/client.ts'
import type { FieldErrors } from '../../http/forms.ts'
import { isoDate, longDate } from '../../shared/dates.ts'
import type { Letter } from '../find-letter.ts'
import { hasPlace } from './ask-endorsement.ts'
import { clockOf } from './clock.ts'
import { findEndorsement, type OwnEndorsement } from './find-asked.ts'
import { STANDS, stepsOf } from './words.ts'

/** What was typed to the district and refused. */
export type NoteTyped = { note: string; errors: FieldErrors }

type Look = { hasScan: boolean; now: Date; typed?: NoteTyped }

function standingPage(letter: Letter, endorsement: OwnEndorsement | null, { hasScan, now, typed }: Look) {
  const here = `/admin/surat/${letter.id}`
  const issued = letter.status === 'issued'
  const said = { note: typed?.note ?? '', error: typed?.errors.note }
  const valid = issued || letter.status === 'asked'
  if (!endorsement || (issued && isUnused(endorsement)))
    return issued && hasPlace(letter)
      ? { ...NOT_ASKED, ask: { action: `${here}/kecamatan`, again: false, ...said } }
      : null
  const { state, mode } = endorsement
  const waits = state === 'waiting' || state === 'passed'
  const last = endorsement.steps.at(-1)
  return {
    standing: STANDS[state]!,
    clock: waits && valid ? clockOf(endorsement.dueOn, now) : null,
    due: waits && valid ? longDate(isoDate(endorsement.dueOn)) : null,
    returned: state === 'returned' && last?.move === 'return' ? last.reason : null,
    register: endorsement.register && {
      number: endorsement.register,
      on: longDate(isoDate(endorsement.endorsedOn!)),
      by: [endorsement.signerName, endorsement.signerPosition].filter(Boolean).join(', '),
      mode: mode === 'pen' ? 'dengan pena dan stempel basah' : 'secara elektronik',
    },
    file: issued && state === 'endorsed' && mode === 'internal' && !endorsement.first ? `${here}/disahkan.pdf` : null,
    scan: hasScan ? `${here}/pindaian-camat` : null,
    ask: issued && state === 'returned' ? { action: `${here}/kecamatan`, again: true, ...said } : null,
    pen: issued && (waits || state === 'returned') ? `${here}/pena` : null,
    steps: stepsOf(endorsement.steps),
  }
}

/** Returned before the letter had a number, and not asked for again: the letter was issued without it. */
const isUnused = ({ first, state }: OwnEndorsement): boolean => first && state !== 'endorsed'

const NOT_ASKED = {
  standing: { word: 'Belum dikirim', state: 'off' },
  clock: null,
  due: null,
  returned: null,
  register: null,
  file: null,
  scan: null,
  pen: null,
  steps: [],
} as const

/**
 * What views/letters/endorsement/standing.eta reads, in the scope of the letter's village: how it stands at the district;
 * null where its paper has no place for it. `typed` is a note that was refused.
 */
export async function readStanding(db: Db, letter: Letter, now: Date, typed?: NoteTyped) {
  const { siteId, id: letterId } = letter
  const endorsement = await findEndorsement(db, { id: siteId }, letterId)
  const scans = endorsement ? await db.endorsementScan.count({ where: { siteId, letterId } }) : 0
  return standingPage(letter, endorsement, { hasScan: scans > 0, now, typed })
}
