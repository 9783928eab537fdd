import type { Subject } from './pictures.ts'

/** What one village of the demo tells besides its news: all of it made up. Days are counted from the day of the seed. */
export const ANNOUNCEMENTS = [
  {
    title: 'Listrik padam Kamis pagi untuk perbaikan jaringan',
    body: `Aliran listrik di tiga dusun sebelah barat padam Kamis, pukul 08.00 sampai 12.00 WIB.

Isi tandon air dan penuhi baterai ponsel pada Rabu malam. Kantor desa tetap buka dan melayani surat dengan tulisan tangan.`,
    from: -1,
    to: 6,
    important: true,
  },
  {
    title: 'Pendaftaran pelatihan menjahit dibuka sampai akhir pekan',
    body: `Dua puluh tempat tersedia bagi warga usia 17 tahun ke atas. Pelatihan berlangsung lima sore di balai desa, tanpa biaya.

Daftar di kantor desa dengan membawa fotokopi KTP. Mesin jahit disediakan.`,
    from: -3,
    to: 10,
    important: false,
  },
  {
    title: 'Vaksinasi sapi dan kambing di lapangan desa',
    body: `Petugas memeriksa dan memvaksin ternak mulai pukul 07.00 WIB. Ikat ternak Anda dan datang sesuai urutan dusun.`,
    from: -40,
    to: -26,
    important: false,
  },
]

export const DOCUMENTS = [
  { title: 'Peraturan Desa Nomor 3 tentang RKP Desa', category: 'Peraturan desa', yearsAgo: 0 },
  { title: 'Peraturan Desa Nomor 1 tentang Kebersihan Lingkungan', category: 'Peraturan desa', yearsAgo: 1 },
  { title: 'Ringkasan APBDes', category: 'Anggaran', yearsAgo: 0 },
  { title: 'Formulir pendaftaran kelompok tani', category: 'Formulir', yearsAgo: 0 },
]

type Shot = { subject: Subject; alt: string; caption: string }

export const ALBUMS: { title: string; daysAgo: number; pictures: Shot[] }[] = [
  {
    title: 'Gotong royong menjelang musim hujan',
    daysAgo: 9,
    pictures: [
      { subject: 'meeting', alt: 'Gambar: warga duduk di balai dusun.', caption: 'Pembagian tugas di balai dusun' },
      { subject: 'hall', alt: 'Gambar: kantor desa beratap merah.', caption: 'Berkumpul di kantor desa' },
      { subject: 'field', alt: 'Gambar: petak sawah dengan gubuk.', caption: 'Saluran sebelah barat sesudah dikeruk' },
      { subject: 'road', alt: 'Gambar: jalan desa lurus dengan pohon.', caption: 'Jalan dusun dibersihkan bersama' },
    ],
  },
]
