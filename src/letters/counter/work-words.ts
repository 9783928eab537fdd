import { longDate } from '../../shared/dates.ts'
import { AT_WORK_MINUTES, type Work } from './find-work.ts'

/** Who asks, and when. */
export type Asking = { id: string; now: Date }

/** 'baru saja', '2 menit lalu', '3 jam lalu', '24 November 2026'. */
function agoInWords(minutes: number, at: Date): string {
  if (minutes < 1) return 'baru saja'
  if (minutes < 60) return `${minutes} menit lalu`
  return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} jam lalu` : longDate(at)
}

/** Who has a draft, for a list; `busy` while another officer is at it. */
export function workWords(work: Work | undefined, { id, now }: Asking): { text: string; busy: boolean } | null {
  if (!work) return null
  const other = otherAtWork(work, { id, now })
  if (other) return { text: other, busy: true }
  if (!work.writer) return null
  const who = work.writer.id === id ? 'Anda' : work.writer.name
  return {
    text: `Terakhir diisi ${who}, ${agoInWords(minutesSince(work.writtenAt, now), work.writtenAt)}`,
    busy: false,
  }
}

/** 'Sedang diisi oleh Sri, 2 menit lalu', or who opened it; null when nobody else is at it. */
export function otherAtWork({ writer, writtenAt, viewer }: Work, { id, now }: Asking): string | null {
  const minutes = minutesSince(writtenAt, now)
  if (writer && writer.id !== id && minutes < AT_WORK_MINUTES)
    return `Sedang diisi oleh ${writer.name}, ${agoInWords(minutes, writtenAt)}`
  return viewer ? `Dibuka oleh ${viewer.name}, ${agoInWords(viewer.minutes, now)}` : null
}

const minutesSince = (at: Date, now: Date): number => Math.max(0, Math.floor((now.getTime() - at.getTime()) / 60_000))
