import { longDate } from '../shared/dates.ts'
import type { EndorsementFacts } from './find-letter-facts.ts'

/** Whether a letter lacks the endorsement without which its type is not complete. */
export const isIncomplete = (endorsement: EndorsementFacts | null): endorsement is EndorsementFacts =>
  endorsement?.required === true && endorsement.state !== 'endorsed'

/** What a stranger is told of a letter that waits: where it stands, and what to do meanwhile. */
export const waitingWords = ({ state }: EndorsementFacts) => ({
  words: 'Menunggu pengesahan kecamatan',
  told:
    state === 'returned'
      ? 'Surat ini asli, tetapi kecamatan mengembalikannya ke penerbitnya untuk diperbaiki atau dilengkapi. Pengesahannya belum ada.'
      : 'Surat ini asli, tetapi jenis surat ini baru lengkap setelah disahkan kecamatan. Pengesahannya belum tercatat.',
  next: {
    heading: 'Tunggu pengesahannya',
    told: 'Periksa lagi kode ini nanti. Bila kolom camat di kertas sudah bertanda tangan dan berstempel, tanyakan ke kecamatan.',
  },
})

/** 'Disahkan Camat Jenu pada 28 November 2026, nomor register 012/2026.' */
const endorsedWords = ({ by, endorsedOn, register }: EndorsementFacts): string =>
  `Disahkan ${by} pada ${longDate(endorsedOn!)}, nomor register ${register}.`

const NEW_FILE =
  'Ini naskah barunya bila kolom “Mengetahui” terisi nama dan nomor register itu. Bila kolomnya masih kosong, minta naskah barunya ke penerbit.'
const ON_PAPER = 'Dengan pena dan stempel basah, pada kolom “Mengetahui” di kertasnya.'

/** The line of a letter's facts that tells of its endorsement; none where nobody asked for one. */
export function endorsementRows(endorsement: EndorsementFacts | null) {
  if (!endorsement) return []
  const { state, required, mode } = endorsement
  const label = 'Pengesahan kecamatan'
  if (state === 'endorsed')
    return [{ label, value: endorsedWords(endorsement), note: mode === 'pen' ? ON_PAPER : NEW_FILE }]
  const value = state === 'returned' ? 'Diminta, dikembalikan kecamatan.' : 'Diminta, belum disahkan.'
  return [{ label, value, note: required ? null : 'Surat ini sah tanpa pengesahan itu; sebagian penerima memintanya.' }]
}
