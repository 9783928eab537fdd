import { item, type NewsText } from './item.ts'

export const JENU: NewsText[] = [
  item(
    2,
    'Seribu bibit bakau siap tanam Minggu ini',
    `Kelompok penjaga pantai sudah menyiapkan seribu bibit bakau. Penanaman dimulai Minggu pukul 06.30 WIB, saat air surut.

Siapa pun boleh ikut. Pakai sepatu bertali dan baju yang boleh kotor; alat tanam disediakan. Anak di bawah 12 tahun datang bersama orang tua.`,
    'mangrove',
    'Gambar: tiga pohon bakau dengan akar di atas air tenang.',
  ),
  item(
    6,
    'Pelatihan mengolah hasil tambak untuk ibu-ibu',
    `Dua puluh peserta belajar membuat bandeng tanpa duri dan kerupuk ikan. Pelatihan berlangsung tiga hari di balai desa.

Peserta pulang membawa resep dan hitungan modal. Kelompok baru ini akan menjual hasilnya di halaman Produk.`,
    'meeting',
    'Gambar: peserta pelatihan duduk menghadap papan.',
  ),
  item(
    11,
    'Bersih pantai bersama karang taruna',
    `Empat puluh karung sampah plastik terkumpul dalam tiga jam. Plastik yang masih laku dijual; hasilnya masuk kas karang taruna.

Kegiatan berikutnya Minggu terakhir bulan depan.`,
    'sea',
    'Gambar: perahu layar di laut saat matahari terbit.',
  ),
  item(
    19,
    'Kantor desa melayani surat sampai pukul 15.00 WIB',
    `Surat keterangan usaha, domisili, dan tidak mampu dapat Anda minta setiap hari kerja. Bawa KTP dan kartu keluarga.

Setiap surat memuat kode QR. Siapa pun dapat memindainya untuk tahu surat itu asli.`,
    'hall',
    'Gambar: kantor desa dengan halaman luas.',
  ),
]
