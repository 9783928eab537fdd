import { dayName, isoDate, jakartaTime, longDate } from '../../shared/dates.ts'
import type { Deed } from './find-story.ts'
import type { LetterMove } from './moves.ts'

/** What was done, as the end of 'Surat ini sudah …'. */
export const DONE: Record<Deed['move'], string> = {
  begin: 'dibuat',
  submit: 'diajukan',
  'take-back': 'ditarik kembali',
  pass: 'diteruskan ke pimpinan',
  return: 'dikembalikan',
  endorse: 'disahkan camat',
  issue: 'diterbitkan',
  revoke: 'dicabut',
  replace: 'diganti',
}

/** Told where the way of the office has no such step. */
export const NOT_HERE = 'Alur surat di kantor ini tidak mengenal langkah itu.'

/** Told to whom the table never lets make the move. */
export const NOT_YOURS: Record<LetterMove, string> = {
  submit: 'Peran Anda tidak mengajukan surat.',
  'take-back': 'Peran Anda tidak menarik kembali surat.',
  pass: 'Peran Anda tidak memeriksa surat di kantor ini.',
  return: 'Peran Anda tidak mengembalikan surat.',
  issue: 'Di kantor ini surat diterbitkan oleh pimpinan. Ajukan surat ini.',
  revoke: 'Peran Anda tidak mencabut surat.',
  replace: 'Peran Anda tidak menerbitkan surat pengganti.',
}

const STANDS: Record<string, string> = {
  draft: 'masih berupa draf',
  submitted: 'sedang menunggu',
  checked: 'sudah diperiksa dan menunggu pimpinan',
  returned: 'dikembalikan dan belum diajukan lagi',
  asked: 'sedang di kecamatan',
  endorsed: 'sudah disahkan kecamatan',
  issuing: 'sedang diterbitkan',
  issued: 'sudah terbit',
  revoked: 'sudah dicabut',
  replaced: 'sudah diganti',
}
const NEEDS: Record<LetterMove, string> = {
  submit: 'diajukan',
  'take-back': 'ditarik kembali',
  pass: 'diteruskan',
  return: 'dikembalikan',
  issue: 'diterbitkan begitu saja',
  revoke: 'dicabut',
  replace: 'diganti',
}

/** Said where it is not the letter's turn: 'Surat ini masih berupa draf, sehingga tidak dapat dikembalikan.' */
export const outOfTurn = (move: LetterMove, status: string): string =>
  `Surat ini ${STANDS[status]}, sehingga tidak dapat ${NEEDS[move]}.`

/** Said of what waits and does not stand on the day it is to be issued: it has to go back to who prepared it. */
export const standsNoMore = (fault: string): string =>
  `Surat ini tidak dapat diterbitkan hari ini. ${fault} Kembalikan surat ini untuk diperbaiki.`

/** 'pukul 19.04 WIB' of today, 'Senin, 6 Juli 2026 pukul 19.04 WIB' of any other day. */
export function whenWords(at: Date, now: Date): string {
  const time = `pukul ${jakartaTime(at)}`
  return isoDate(at) === isoDate(now) ? time : `${dayName(at)}, ${longDate(at)} ${time}`
}

/** Told to whoever comes second: 'Surat ini sudah dikembalikan oleh Kades Contoh pukul 19.04 WIB.' */
export const alreadyDone = ({ move, by, at }: Pick<Deed, 'move' | 'by' | 'at'>, now: Date): string =>
  `Surat ini sudah ${DONE[move]}${by && ` oleh ${by}`} ${whenWords(at, now)}.`

/** What views/partials/letter-story.eta reads: a line for each deed, the first word in a capital. */
export const storyOf = (deeds: Deed[]) =>
  deeds.map(({ move, by, at, reason }) => ({
    what: `${DONE[move].charAt(0).toUpperCase()}${DONE[move].slice(1)}`,
    by,
    when: `${dayName(at)}, ${longDate(at)}, ${jakartaTime(at)}`,
    reason,
  }))
