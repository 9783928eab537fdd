import type { OpeningHours } from '../../src/sites/opening-hours.ts'

export type DemoProfile = {
  tagline: string
  about: string
  history: string
  vision: string
  missions: string[]
  address: string
  postalCode: string
  phone: string
  whatsapp: string
  email: string
  hours: OpeningHours
}
export type DemoOfficial = {
  titleBefore: string
  name: string
  titleAfter: string
  position: string
  rank: 'head' | 'secretary' | 'staff'
  nip: string
  duty: string
  sortOrder: number
  since: string
}

/** What each village is known for, in a line. */
const TAGLINES: Record<string, string> = {
  Karangasem: 'Jagung, gotong royong, dan ronda yang tidak pernah sepi.',
  Socorejo: 'Pantai yang dirawat warga, hasil laut yang diolah bersama.',
  Temaji: 'Melaut di pagi hari, bertani di sore hari.',
  Purworejo: 'Kebun bibit dan perahu di satu desa.',
  Tasikharjo: 'Batik ditulis di rumah, dijual dengan nama desa.',
  Sumurgeneng: 'Jati, ladang, dan balai yang terbuka untuk anak-anak.',
  Suwalan: 'Padi, jagung, dan kacang dari tanah yang sama.',
  Remen: 'Dermaga kecil, hasil laut setiap hari.',
  Beji: 'Dari sawah sampai pasar, semua berjalan di tepi pantura.',
  Wadung: 'Hamparan kacang tanah di ujung utara Tuban.',
  Rawasan: 'Ladang di atas, anyaman di beranda.',
  Mentoso: 'Kampung nelayan yang memutuskan segala hal bersama.',
  Jenggolo: 'Sawah yang airnya dibagi dengan jujur.',
  Kaliuntu: 'Terasi, ikan, dan angin laut.',
  Sekardadi: 'Siwalan di bukit, legen di meja.',
  Jenu: 'Bakau menjaga pantai, warga menjaga bakau.',
  Sugihwaras: 'Cemara, pantai, dan es siwalan.',
}

const OFFICE_HOURS: OpeningHours = [...Array.from({ length: 5 }, () => ({ open: '08.00', close: '15.00' })), null, null]

/** The profile of a village. Address, phone and mail are examples and reach nobody. */
export function profileOf(name: string, coast: boolean, serial: number): DemoProfile {
  const slug = name.toLowerCase()
  return {
    tagline: TAGLINES[name] ?? '',
    about: `Desa ${name} adalah satu dari 17 desa di Kecamatan Jenu, Kabupaten Tuban. ${
      coast
        ? 'Desa ini menghadap Laut Jawa; warganya melaut, mengolah hasil laut, bertani, dan berdagang.'
        : 'Desa ini terletak di sisi darat kecamatan; warganya bertani, beternak, dan berdagang.'
    }

Situs ini masih berisi contoh. Kabar, produk, nama, dan nomor di dalamnya rekaan, supaya perangkat desa dapat melihat bentuknya sebelum mengisi yang sebenarnya.`,
    history: `Bagian ini menunggu tulisan dari desa sendiri.

Tulis asal nama desa, para kepala desa yang pernah menjabat, dan peristiwa yang diingat warga. Para sesepuh biasanya senang dimintai cerita.`,
    vision: `${name} yang rukun, terbuka, dan melayani dengan cepat.`,
    missions: [
      'Menyelesaikan surat warga pada hari yang sama.',
      'Menayangkan anggaran desa sampai rinciannya.',
      coast ? 'Menjaga pantai dan hasil laut untuk anak cucu.' : 'Menjaga air dan tanah pertanian untuk anak cucu.',
      'Membantu usaha warga menemukan pembeli.',
    ],
    address: 'Jalan Contoh Balai Desa Nomor 1',
    postalCode: '',
    phone: '',
    whatsapp: `+6280000001${String(serial).padStart(3, '0')}`,
    email: `${slug}@contoh.invalid`,
    hours: OFFICE_HOURS,
  }
}

const OFFICES: [position: string, rank: DemoOfficial['rank'], duty: string][] = [
  ['Kepala Desa', 'head', 'Memimpin desa dan menandatangani surat.'],
  ['Sekretaris Desa', 'secretary', 'Mengurus administrasi dan memeriksa surat sebelum ditandatangani.'],
  ['Kepala Urusan Keuangan', 'staff', 'Mengurus pembayaran, pajak, dan laporan keuangan desa.'],
  ['Kepala Urusan Umum dan Perencanaan', 'staff', 'Mengurus barang desa, rapat, dan rencana kerja tahunan.'],
  ['Kepala Seksi Pemerintahan', 'staff', 'Mengurus kependudukan, tanah, dan ketertiban.'],
  ['Kepala Seksi Kesejahteraan', 'staff', 'Mengurus pembangunan, bantuan sosial, dan kesehatan.'],
  ['Kepala Seksi Pelayanan', 'staff', 'Melayani surat, keagamaan, dan kegiatan pemuda.'],
  ['Kepala Dusun I', 'staff', 'Mewakili kepala desa di Dusun I.'],
  ['Kepala Dusun II', 'staff', 'Mewakili kepala desa di Dusun II.'],
]

const GIVEN =
  'Suparno Wagiman Kasmirah Rusdi Sumiati Tarmuji Lasmini Kusnadi Marsudi Rumiyati Darsono Watini Sugeng Ngatmini Mulyono Partini Samuri Yatemi Karsono'.split(
    ' ',
  )

const WOMEN = new Set('Kasmirah Sumiati Lasmini Rumiyati Watini Ngatmini Partini Yatemi'.split(' '))

/** Whether an official of the demo is a woman, for who draws her. */
export const isWoman = (name: string): boolean => WOMEN.has(name.split(' ')[0]!)

/** The officials of a village: the family name Contoh says that nobody real is meant. */
export function officialsOf(serial: number): DemoOfficial[] {
  return OFFICES.map(([position, rank, duty], index) => ({
    titleBefore: '',
    name: `${GIVEN[(serial * 7 + index * 2) % GIVEN.length]} Contoh`,
    titleAfter: rank === 'staff' ? '' : serial % 3 === 0 ? 'S.AP.' : '',
    position,
    rank,
    nip: '',
    duty,
    sortOrder: index,
    since: rank === 'head' ? '2024-02-01' : '2021-01-04',
  }))
}
