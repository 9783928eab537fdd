import { item, type NewsText } from './item.ts'

export const BEJI: NewsText[] = [
  item(
    1,
    'Posyandu Melati pindah ke balai dusun',
    `Mulai bulan ini Posyandu Melati melayani warga di balai dusun. Tempat lama sedang diperbaiki atapnya.

Bawa buku KIA dan datang antara pukul 08.00 dan 11.00 WIB. Kader menimbang balita, memberi vitamin, dan memeriksa tekanan darah lansia. Semua layanan tanpa biaya.

## Jadwal
- Rabu pekan pertama: balita dan ibu hamil
- Rabu pekan ketiga: lansia

Keluarga yang tidak sempat datang dapat meminta kunjungan kader. Sampaikan lewat WhatsApp kantor desa.`,
    'meeting',
    'Gambar: ibu-ibu duduk bersama di balai dusun menghadap meja kader.',
    {
      category: 'Kesehatan',
      pictures: [
        {
          subject: 'hall',
          alt: 'Gambar: balai dusun beratap merah.',
          caption: 'Balai dusun, tempat Posyandu Melati untuk sementara',
        },
        {
          subject: 'plaiting',
          alt: 'Gambar: tangan menganyam di atas tikar.',
          caption: 'Sambil menunggu giliran, warga menganyam bersama',
        },
      ],
    },
  ),
  item(
    4,
    'Pembayaran PBB dilayani di kantor desa',
    `Anda dapat membayar pajak bumi dan bangunan di kantor desa setiap hari kerja. Bawa SPPT tahun ini.

Petugas juga berkeliling ke tiap RT sesuai jadwal yang ditempel di pos ronda. Simpan bukti bayar Anda: tanpa bukti itu pembayaran tidak dapat ditelusuri.`,
    'hall',
    'Gambar: kantor desa dengan atap merah dan tiang bendera.',
    { category: 'Layanan', papers: ['Jadwal petugas PBB keliling (contoh)'] },
  ),
  item(
    9,
    'Saluran sawah sebelah barat selesai dikeruk',
    `Tiga puluh warga mengeruk saluran sepanjang 400 meter pada hari Minggu. Air kini sampai ke petak paling ujung.

Giliran air dibagi lagi mulai Senin. Ketua kelompok tani membawa daftar gilirannya ke tiap dusun.`,
    'field',
    'Gambar: petak-petak sawah dengan gubuk dan gunung di kejauhan.',
    { category: 'Pembangunan' },
  ),
  item(
    16,
    'Jalan dusun diaspal, lalu lintas dialihkan dua hari',
    `Pengaspalan berlangsung Selasa dan Rabu, pukul 07.00 sampai 16.00 WIB. Sepeda motor lewat jalan timur; mobil lewat jalan raya.

Jalan dapat dipakai lagi Kamis pagi.`,
    'road',
    'Gambar: jalan desa lurus dengan pohon di kedua sisinya.',
    { category: 'Pembangunan' },
  ),
  item(
    24,
    'Pasar pagi buka lebih awal selama musim panen',
    `Pedagang sayur dan kacang mulai berjualan pukul 04.30 WIB. Parkir motor pindah ke halaman balai desa supaya jalan tetap lapang.`,
    'market',
    'Gambar: lapak pasar dengan tenda bergaris.',
    { category: 'Kegiatan' },
  ),
]
