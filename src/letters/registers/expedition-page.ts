import type { ExpeditionEntry } from '../../database/generated/client.ts'
import { isoDate, longDate } from '../../shared/dates.ts'
import { numberOf } from './columns.ts'
import { type Outgoing, subjectOf } from './outgoing.ts'

export type Typed = { values: Record<string, string>; errors: Record<string, string> }

const TOLD: Record<string, string> = {
  catat: 'Pengiriman tercatat hari ini. Perbaiki bila penerima atau tanggalnya lain.',
  simpan: 'Catatan pengiriman tersimpan.',
}

/** What views/letters/registers/handover.eta reads: one line of the expedition book, to be mended. */
export function handoverPage(
  { entry, outgoing }: { entry: ExpeditionEntry; outgoing: Outgoing },
  {
    message,
    typed = { values: {}, errors: {} },
    theirs = false,
  }: { message?: string; typed?: Typed; theirs?: boolean } = {},
) {
  const number = numberOf(outgoing)
  const title = `Pengiriman surat ${number}`
  const saved = { sentOn: isoDate(entry.sentOn), recipient: entry.recipient, remark: entry.remark }
  return {
    title: Object.keys(typed.errors).length ? `Kesalahan: ${title}` : title,
    heading: 'Pengiriman surat',
    notice: message && Object.hasOwn(TOLD, message) ? TOLD[message]! : null,
    number,
    subject: subjectOf(outgoing),
    dated: longDate(isoDate(outgoing.datedOn)),
    letter: outgoing.letterId ? `/admin/surat/${outgoing.letterId}` : `/admin/surat/nomor/${outgoing.id}`,
    action: `/admin/buku/ekspedisi/${entry.id}`,
    version: entry.version,
    saved: { ...saved, sentOn: longDate(saved.sentOn) },
    values: { ...saved, ...typed.values },
    errors: typed.errors,
    theirs,
  }
}
