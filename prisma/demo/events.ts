import { isoDate } from '../../src/shared/dates.ts'

/** An event of the demo, as an officer would type it. */
export type DemoEvent = {
  title: string
  place: string
  body: string
  day: string
  start: string
  lastDay: string
  end: string
}

const DAY_MS = 86_400_000

/** What takes place in a village, made up: three that lie ahead of this day, and one that is over. */
export function eventsOf(coast: boolean, serial: number, now: Date): DemoEvent[] {
  const day = (ahead: number) => isoDate(new Date(now.getTime() + ahead * DAY_MS))
  const later = 2 + (serial % 4)
  return [
    {
      title: 'Penyuluhan pupuk berimbang',
      place: 'Balai desa',
      body: 'Terbuka untuk semua petani. Contoh tanah boleh dibawa.',
      day: day(-9 - later),
      start: '09:00',
      lastDay: '',
      end: '11:30',
    },
    {
      title: 'Posyandu balita dan ibu hamil',
      place: serial % 2 ? 'Rumah Bu Contoh, Dusun I' : 'Pos Posyandu Dusun II',
      body: 'Bawa buku KIA. Ada penimbangan, imunisasi, dan makanan tambahan.\n\nBayi yang sedang demam tetap boleh datang; bidan akan memeriksanya dulu.',
      day: day(later),
      start: '08:00',
      lastDay: '',
      end: '11:00',
    },
    {
      title: serial % 3 ? 'Musyawarah desa: rencana kerja tahun depan' : 'Musyawarah dusun: saluran air',
      place: 'Balai desa',
      body: 'Setiap warga boleh hadir dan berpendapat. Usulan tertulis dapat dititipkan di kantor sampai sehari sebelumnya.',
      day: day(later + 5),
      start: '19:30',
      lastDay: '',
      end: '22:00',
    },
    {
      title: coast ? 'Sedekah laut' : 'Sedekah bumi',
      place: coast ? 'Tempat pendaratan ikan' : 'Lapangan desa',
      body: coast
        ? '- Hari pertama: doa bersama dan tumpeng.\n- Hari kedua: lomba perahu dan pasar malam.'
        : '- Hari pertama: doa bersama dan arak-arakan hasil bumi.\n- Hari kedua: wayang dan pasar malam.',
      day: day(later + 16),
      start: '',
      lastDay: day(later + 17),
      end: '',
    },
  ]
}
