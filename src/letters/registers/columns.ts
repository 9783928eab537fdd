import { maskNik } from '../../shared/nik.ts'
import { siteTitle } from '../../sites/site.ts'
import type { Incoming } from './find-incoming.ts'
import type { AgendaEntry } from './list-agenda.ts'
import type { Endorsed } from './list-endorsed.ts'
import type { Handover } from './list-expedition.ts'
import { type Outgoing, recipientOf, subjectOf } from './outgoing.ts'
import { shortDate } from './period.ts'

/** A column of a printed book. `share` is its part of the width. */
export type BookColumn = { label: string; group?: string; share: number; align?: 'center' }
/** A printed line: its number in the book first. */
export type BookRow = [number, ...string[]]

const IN = 'Surat masuk'
const OUT = 'Surat keluar'

/** Buku Agenda, form A.7 of Permendagri 47/2016. */
export const AGENDA_COLUMNS: BookColumn[] = [
  { label: 'Nomor urut', share: 5, align: 'center' },
  { group: IN, label: 'Tanggal penerimaan', share: 8, align: 'center' },
  { group: IN, label: 'Nomor', share: 11 },
  { group: IN, label: 'Tanggal', share: 8, align: 'center' },
  { group: IN, label: 'Pengirim', share: 12 },
  { group: IN, label: 'Isi singkat', share: 14 },
  { group: OUT, label: 'Nomor', share: 13 },
  { group: OUT, label: 'Tanggal pengiriman', share: 8, align: 'center' },
  { group: OUT, label: 'Ditujukan kepada', share: 12 },
  { group: OUT, label: 'Isi singkat', share: 13 },
  { label: 'Keterangan', share: 12 },
]

/** Buku Ekspedisi, form A.8 of Permendagri 47/2016. */
export const EXPEDITION_COLUMNS: BookColumn[] = [
  { label: 'Nomor urut', share: 5, align: 'center' },
  { label: 'Tanggal pengiriman', share: 9, align: 'center' },
  { label: 'Tanggal dan nomor surat', share: 18 },
  { label: 'Isi singkat surat yang dikirim', share: 24 },
  { label: 'Ditujukan kepada', share: 20 },
  { label: 'Keterangan', share: 18 },
]

/** The office's own register of letters of one kind. */
export const REGISTER_COLUMNS: BookColumn[] = [
  { label: 'Nomor urut', share: 5, align: 'center' },
  { label: 'Nomor surat', share: 15 },
  { label: 'Tanggal surat', share: 9, align: 'center' },
  { label: 'Jenis surat', share: 17 },
  { label: 'Nama', share: 17 },
  { label: 'NIK', share: 13 },
  { label: 'Penandatangan', share: 17 },
  { label: 'Keterangan', share: 12 },
]

/** The district's own register of the letters of its villages that it endorsed. */
export const ENDORSED_COLUMNS: BookColumn[] = [
  { label: 'Nomor urut', share: 5, align: 'center' },
  { label: 'Nomor register', share: 11 },
  { label: 'Tanggal pengesahan', share: 9, align: 'center' },
  { label: 'Desa', share: 13 },
  { label: 'Nomor dan tanggal surat', share: 18 },
  { label: 'Jenis surat', share: 15 },
  { label: 'Nama', share: 15 },
  { label: 'Penandatangan', share: 16 },
  { label: 'Keterangan', share: 12 },
]

export function endorsedRow(line: Endorsed): BookRow {
  const { order, register, datedOn, village, number, issuedOn, typeName, holderName, signer } = line
  const letter = number && issuedOn ? `${number}, ${shortDate(issuedOn)}` : 'Belum bernomor'
  const who = line.takenBack ? '' : signer
  return [
    order,
    register,
    shortDate(datedOn),
    siteTitle(village),
    letter,
    typeName,
    holderName,
    who,
    remarkOnEndorsed(line),
  ]
}

/** What the last column says of an endorsement: how it was signed, and whether it still stands. */
export function remarkOnEndorsed({ mode, takenBack, letterStatus }: Endorsed): string {
  if (takenBack) return 'Ditarik kembali desa, nomor tidak dipakai lagi'
  const end = letterStatus === 'revoked' ? 'Surat dicabut' : letterStatus === 'replaced' ? 'Surat diganti' : ''
  return [mode === 'pen' ? 'Dengan pena' : 'Elektronik', end].filter(Boolean).join('. ')
}

export function agendaRow(line: AgendaEntry): BookRow {
  if (line.side === 'in') {
    const { receivedOn, number, datedOn, sender, subject } = line.incoming
    const came = [shortDate(receivedOn), number || 'Tanpa nomor', shortDate(datedOn), sender, subject]
    return [line.order, ...came, '', '', '', '', remarkOnIncoming(line.incoming)]
  }
  const { outgoing } = line
  const went = [numberOf(outgoing), shortDate(outgoing.datedOn), recipientOf(outgoing), subjectOf(outgoing)]
  return [line.order, '', '', '', '', '', ...went, remarkOn(outgoing)]
}

export function expeditionRow({ order, entry, outgoing }: Handover): BookRow {
  const letter = `${shortDate(outgoing.datedOn)}, ${numberOf(outgoing)}`
  return [order, shortDate(entry.sentOn), letter, subjectOf(outgoing), entry.recipient, entry.remark]
}

export function registerRow({ order, outgoing }: { order: number; outgoing: Outgoing }): BookRow {
  const { datedOn, typeName, holderName, holderNik, signer } = outgoing
  return [order, numberOf(outgoing), shortDate(datedOn), typeName, holderName, holderNik, signer, remarkOn(outgoing)]
}

/** As printed; of a number without a letter, its place in the row of numbers. */
export const numberOf = ({ number, sequence }: Outgoing): string => number ?? `Urutan ${sequence}`

const KIND: Record<string, string> = { handwritten: 'Tulis tangan', typed: 'Diketik di luar Balai' }

/** What the last column says of a number: where it comes from, and how it ended. */
export function remarkOn({ kind, standing, letterStatus, reason, remark, replacedBy }: Outgoing): string {
  const because = (word: string) => (reason ? `${word}: ${reason}` : word)
  const end =
    standing === 'open'
      ? 'Dicadangkan, belum diisi'
      : standing === 'unfilled'
        ? because('Tidak dipakai')
        : standing === 'void'
          ? because('Batal')
          : letterStatus === 'revoked'
            ? because('Dicabut')
            : letterStatus === 'replaced'
              ? `Diganti ${replacedBy ?? ''}`.trim()
              : ''
  return [KIND[kind], remark, end].filter(Boolean).join('. ')
}

/** What the last column says of a letter that came in: the agenda number that is written on it, and who deals with it. */
export function remarkOnIncoming({ agenda, disposedTo, remark, doneOn }: Incoming): string {
  const to = disposedTo && `Disposisi: ${disposedTo.position}${doneOn ? ', selesai' : ''}`
  return [`Agenda masuk ${agenda}`, to, remark].filter(Boolean).join('. ')
}

/** For a screen: a NIK is masked there. */
export const maskedNik = ({ holderNik }: Outgoing): string => holderNik && maskNik(holderNik)
