import { formatCode } from '../seal/code.ts'
import { isoDate, longDate } from '../shared/dates.ts'
import type { FoundFile } from './find-file.ts'

/** What public/js/verification/ shows of a file that was looked up; `href` leads to the letter's own page. */
export type FileAnswer = { mark: 'good' | 'waiting' | 'bad'; words: string; told: string; href: string | null }

/** What a stranger is told of a file: whether these are the bytes that were issued, are the newest, and still count on that day. */
export function fileAnswer(file: FoundFile | null, today: Date): FileAnswer {
  if (!file) {
    return {
      mark: 'bad',
      words: 'Berkas berbeda',
      told: 'Berkas ini tidak sama dengan berkas mana pun yang diterbitkan. Satu huruf yang diubah, cetak ulang ke PDF, atau foto sudah membuatnya berbeda.',
      href: null,
    }
  }
  const href = `/v/${formatCode(file.code)}`
  if (!file.isLogged) {
    return {
      mark: 'waiting',
      words: 'Belum tercatat',
      told: 'Berkas ini ada di register, tetapi catatan kabupaten, yang memuat setiap berkas sejak terbit, tidak mengenalnya. Tanyakan ke penerbitnya.',
      href,
    }
  }
  if (file.status !== 'issued') {
    return {
      mark: 'bad',
      words: file.status === 'revoked' ? 'Dicabut' : 'Diganti',
      told: `Berkas ini asli, tetapi surat nomor ${file.number} tidak berlaku lagi.`,
      href,
    }
  }
  if (file.kind === 'issued' && file.endorsed) {
    return {
      mark: 'waiting',
      words: 'Berkas lama',
      told: `Berkas ini asli, tetapi surat nomor ${file.number} sudah disahkan kecamatan dan punya naskah baru. Minta naskah itu.`,
      href,
    }
  }
  if (file.validUntil && file.validUntil < isoDate(today)) {
    return {
      mark: 'waiting',
      words: 'Kedaluwarsa',
      told: `Berkas ini asli, tetapi surat nomor ${file.number} berlaku sampai ${longDate(file.validUntil)}.`,
      href,
    }
  }
  if (file.incomplete) {
    return {
      mark: 'waiting',
      words: 'Menunggu pengesahan kecamatan',
      told: `Berkas ini asli, tetapi surat nomor ${file.number} baru lengkap setelah disahkan kecamatan.`,
      href,
    }
  }
  return {
    mark: 'good',
    words: 'Berkas asli',
    told: `Berkas ini sama persis dengan berkas surat nomor ${file.number}${file.kind === 'endorsed' ? ' yang sudah disahkan kecamatan' : ''}.`,
    href,
  }
}
