import { longDateTime } from '../../shared/content.ts'
import { grouped } from '../../shared/money.ts'
import { type Site, siteTitle } from '../../sites/site.ts'
import type { LogCheckpoint } from './find-checkpoint.ts'
import type { KeptCheckpoint } from './keep-checkpoint.ts'
import { type NoteKey, noteKeyText } from './note.ts'

/** What views/seal/log.eta reads: the newest checkpoint in plain words, and the keys to check it by. */
export function logPage(site: Site, { newest, keys }: { newest: LogCheckpoint | null; keys: NoteKey[] }) {
  return {
    title: 'Catatan surat',
    regency: siteTitle(site),
    checkpoint: newest && {
      count: grouped(newest.size),
      mark: markOf(newest.root),
      signed: longDateTime(newest.signedAt),
      href: `/log/checkpoint/${newest.size}`,
      file: `titik-periksa-${newest.size}.txt`,
    },
    keys: keys.map(noteKeyText),
  }
}

const TOLD: Record<string, string> = { disimpan: 'Titik periksa terbaru tersimpan.' }

/** What views/seal/kept.eta reads: the checkpoints that a district keeps, and whether they tell one history. */
export function keptPage(site: Site, { kept, pesan }: { kept: KeptCheckpoint[]; pesan: string }) {
  return {
    title: 'Catatan surat',
    notice: Object.hasOwn(TOLD, pesan) ? TOLD[pesan] : null,
    regency: site.regencyName,
    differing: kept.some(({ agrees }) => !agrees),
    kept: kept.slice(0, 60).map(({ size, root, keptAt, agrees }) => ({
      count: grouped(size),
      mark: markOf(root),
      kept: longDateTime(keptAt),
      standing: agrees ? { word: 'Cocok', state: 'good' } : { word: 'Riwayat lain', state: 'bad' },
    })),
    more: Math.max(0, kept.length - 60),
  }
}

/** A root as it is read aloud and compared by eye: groups of four. */
const markOf = (root: Uint8Array): string =>
  Buffer.from(root)
    .toString('hex')
    .replaceAll(/.{4}(?=.)/g, '$& ')
