import { jakartaTime, longDate } from './dates.ts'

/** How the standing of an item is shown. */
export function standing(status: string, publishAt?: Date | null): { word: string; state: 'good' | 'waiting' | 'off' } {
  if (status === 'published') return { word: 'Terbit', state: 'good' }
  if (publishAt) return { word: 'Terjadwal', state: 'waiting' }
  return { word: status === 'trashed' ? 'Di sampah' : 'Draf', state: 'off' }
}

/** What is told after a deed, by the word in ?pesan=. */
const NEWS: Record<string, string> = {
  simpan: 'Tersimpan.',
  terbit: 'Sudah terbit. Warga dapat melihatnya di situs.',
  buang: 'Sudah dibuang ke sampah. Warga tidak lagi melihatnya.',
  kembali: 'Sudah dikembalikan, sebagai draf.',
  jadwal: 'Sudah dijadwalkan.',
  'batal-jadwal': 'Jadwal sudah dibatalkan. Tulisannya tetap draf.',
  lupa: 'Tulisan yang belum disimpan sudah dibuang.',
  pulih: 'Tulisan dari perangkat ini sudah kembali.',
  tarik: 'Sudah ditarik dari situs. Tulisannya tersimpan sebagai draf.',
}

/** The sentence for a word of ours; nothing for any other. */
export const told = (word: string): string | null => (Object.hasOwn(NEWS, word) ? NEWS[word]! : null)

/** '24 November 2026, 10.00 WIB'. */
export const longDateTime = (instant: Date): string => `${longDate(instant)}, ${jakartaTime(instant)}`
