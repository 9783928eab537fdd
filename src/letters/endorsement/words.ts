import type { EndorsementStep } from '../../database/generated/client.ts'
import { longDateTime } from '../../shared/content.ts'
import type { EndorsementMove } from '../way/moves.ts'
import type { StepMove } from './make-step.ts'

/** Where an endorsement stands, in words and in the colour of its standing. */
export const STANDS: Record<string, { word: string; state: 'good' | 'bad' | 'waiting' | 'off' }> = {
  waiting: { word: 'Menunggu kecamatan', state: 'waiting' },
  passed: { word: 'Menunggu camat', state: 'waiting' },
  returned: { word: 'Dikembalikan', state: 'bad' },
  endorsing: { word: 'Sedang disahkan', state: 'waiting' },
  endorsed: { word: 'Disahkan', state: 'good' },
}

/** The same in a list of letters, where nothing beside it says that it is the district's. */
export const AT_DISTRICT: Record<string, string> = {
  waiting: 'menunggu kecamatan',
  passed: 'menunggu camat',
  returned: 'dikembalikan kecamatan',
  endorsing: 'sedang disahkan',
  endorsed: 'disahkan kecamatan',
}

/** What was done, as the end of 'Surat ini sudah …'. */
const DONE: Record<StepMove, string> = {
  'take-back': 'ditarik kembali desa',
  ask: 'dikirim ke kecamatan',
  return: 'dikembalikan ke desa',
  pass: 'diteruskan ke camat',
  endorse: 'disahkan',
  'record-pen': 'dicatat disahkan dengan pena',
}

/** Told to whom the table never lets make the move. */
export const NOT_YOURS: Record<EndorsementMove, string> = {
  ask: 'Peran Anda tidak mengirim surat ke kecamatan.',
  return: 'Peran Anda tidak mengembalikan surat ke desa.',
  pass: 'Surat diteruskan ke camat oleh staf atau sekretaris kecamatan.',
  endorse: 'Surat disahkan oleh camat atau pemegang mandatnya.',
  'record-pen': 'Peran Anda tidak mencatat pengesahan.',
}

const TURN: Record<string, string> = {
  none: 'belum dikirim ke kecamatan',
  waiting: 'belum diperiksa staf kecamatan',
  passed: 'sudah ada di meja camat',
  returned: 'sedang dikembalikan ke desa',
  endorsing: 'sedang disahkan',
  endorsed: 'sudah disahkan',
}

/** Told where it is not the letter's turn. */
export const outOfTurn = (state: string): string => `Surat ini ${TURN[state]}. Muat ulang halaman untuk melihatnya.`

type Told = Pick<EndorsementStep, 'move' | 'actor' | 'at'>

/** Told to whoever comes second: 'Surat ini sudah disahkan oleh Camat Contoh, 6 Juli 2026, 09.00 WIB.' */
export const alreadyDone = ({ move, actor, at }: Told): string =>
  `Surat ini sudah ${DONE[move as StepMove]} oleh ${actor}, ${longDateTime(at)}.`

/** What views/letters/endorsement/steps.eta reads: a line for each step, the oldest first. */
export const stepsOf = (steps: (Told & Pick<EndorsementStep, 'reason' | 'place'>)[]) =>
  steps.map(({ move, actor, at, reason, place }) => ({
    what: capital(DONE[move as StepMove]),
    by: `${actor} (${place === 'office' ? 'desa' : 'kecamatan'})`,
    when: longDateTime(at),
    reason,
  }))

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
