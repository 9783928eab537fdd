import { BEJI } from './beji.ts'
import { item, type NewsText } from './item.ts'
import { JENU } from './jenu.ts'

/** News of the demo, by village: all of it made up. */
export const NEWS: Record<string, NewsText[]> = {
  Beji: BEJI,
  Jenu: JENU,
  Karangasem: [
    item(
      3,
      'Pos ronda dusun utara selesai dibangun',
      `Pos berukuran tiga kali tiga meter ini dikerjakan gotong royong selama dua minggu. Jadwal ronda ditempel di dindingnya.`,
      'road',
      'Gambar: jalan desa pada sore hari.',
    ),
    item(
      14,
      'Bibit jagung dibagikan kepada kelompok tani',
      `Tiap anggota menerima bibit untuk seperempat hektare. Ambil di kantor desa dengan membawa kartu anggota.`,
      'seedlings',
      'Gambar: bibit dalam kantong tersusun berbaris.',
    ),
  ],
  Socorejo: [
    item(
      2,
      'Warung pantai memakai daftar harga',
      `Semua warung di pantai kini memasang daftar harga. Pengunjung dapat memilih tanpa sungkan bertanya.

Karcis masuk tidak berubah. Parkir dikelola warga dan diberi karcis resmi desa.`,
      'sea',
      'Gambar: perahu layar mendekati pantai.',
    ),
    item(
      10,
      'Olahan hasil laut dijual bersama',
      `Delapan usaha rumahan menyatukan penjualan kerupuk, terasi, dan ikan asin. Pesanan dicatat di satu meja di kantor BUM Desa.`,
      'driedFish',
      'Gambar: ikan asin di atas tampah.',
    ),
    item(
      21,
      'Lampu jalan ke pantai menyala lagi',
      `Dua belas lampu diganti dengan lampu tenaga surya. Laporkan lampu mati lewat WhatsApp kantor desa.`,
      'road',
      'Gambar: jalan menuju pantai.',
    ),
  ],
  Temaji: [
    item(
      5,
      'Nelayan mendapat jadwal perbaikan mesin',
      `Bengkel keliling datang Sabtu pukul 08.00 WIB di tambatan perahu. Ongkos pasang gratis, suku cadang dibayar sendiri.`,
      'sea',
      'Gambar: dua perahu nelayan.',
    ),
  ],
  Purworejo: [
    item(
      7,
      'Kebun bibit desa membuka pesanan',
      `Tersedia bibit cabai, terung, dan pepaya. Pesan lebih dahulu agar tidak kehabisan.`,
      'seedlings',
      'Gambar: bibit tanaman berderet.',
    ),
    item(
      23,
      'Rapat warga membahas air bersih',
      `Rapat memilih lokasi dua sumur baru. Pengeboran dimulai setelah musim tanam.`,
      'meeting',
      'Gambar: warga duduk dalam rapat.',
    ),
  ],
  Tasikharjo: [
    item(
      3,
      'Kelompok batik membuka hari belajar',
      `Setiap Jumat sore Anda boleh mencoba mencanting. Kain kecil dan malam disediakan; peserta membayar seikhlasnya.

Daftar paling lambat Kamis lewat WhatsApp kantor desa.`,
      'cloths',
      'Gambar: empat kain batik tergantung di bambu.',
    ),
    item(
      17,
      'Pakan ternak dari tongkol jagung',
      `Warga belajar mengolah tongkol jagung dan kulit kacang menjadi pakan. Satu karung cukup untuk dua ekor kambing selama sepekan.`,
      'corn',
      'Gambar: jagung di atas tampah.',
    ),
  ],
  Sumurgeneng: [
    item(
      6,
      'Perpustakaan balai desa buka sore hari',
      `Anak-anak dapat membaca dan mengerjakan tugas setiap Senin sampai Jumat, pukul 15.00 sampai 17.00 WIB. Internet disediakan.`,
      'hall',
      'Gambar: balai desa beratap lebar.',
    ),
  ],
  Suwalan: [
    item(
      4,
      'Panen kacang tanah lebih baik dari tahun lalu',
      `Kelompok tani mencatat hasil rata-rata dua ton tiap hektare. Sebagian dijual basah, sebagian dikeringkan untuk bibit.`,
      'peanuts',
      'Gambar: kacang tanah di atas tampah.',
    ),
    item(
      18,
      'Jadwal giliran air disepakati',
      `Pembagian air mengikuti nomor petak. Daftarnya ada di papan kantor desa.`,
      'field',
      'Gambar: petak sawah berjajar.',
    ),
  ],
  Remen: [
    item(
      8,
      'Dermaga kayu diperbaiki bersama',
      `Papan yang lapuk diganti dengan kayu baru. Perahu dapat bersandar lagi sejak Senin.`,
      'sea',
      'Gambar: perahu di laut sore.',
    ),
  ],
  Wadung: [
    item(
      3,
      'Kacang asin buatan warga masuk toko kota',
      `Sepuluh toko mulai menjual kacang asin dari desa ini. Kemasannya baru, dengan tanggal kedaluwarsa yang mudah dibaca.`,
      'peanuts',
      'Gambar: tampah berisi kacang.',
    ),
    item(
      15,
      'Senam lansia setiap Sabtu pagi',
      `Kumpul pukul 06.00 WIB di halaman balai desa. Setelah senam, tekanan darah diperiksa tanpa biaya.`,
      'hall',
      'Gambar: halaman balai desa.',
    ),
  ],
  Rawasan: [
    item(
      12,
      'Anyaman pandan diajarkan di sekolah',
      `Murid kelas lima belajar menganyam tikar kecil selama empat pertemuan. Pengajarnya para nenek di desa.`,
      'plaiting',
      'Gambar: anyaman pandan berwarna.',
    ),
  ],
  Mentoso: [
    item(
      9,
      'Musyawarah desa menetapkan tiga kegiatan',
      `Warga memilih perbaikan jalan, air bersih, dan beasiswa. Rinciannya ditempel di papan kantor desa.`,
      'meeting',
      'Gambar: musyawarah warga.',
    ),
  ],
  Jenggolo: [
    item(
      2,
      'Panen padi dimulai dari petak selatan',
      `Mesin panen dipakai bergiliran menurut nomor petak. Sewa dibayar setelah gabah dijual.`,
      'field',
      'Gambar: sawah menjelang panen.',
    ),
    item(
      20,
      'Kerja bakti sebelum musim hujan',
      `Selokan dibersihkan Minggu pukul 06.00 WIB. Bawa cangkul dan karung.`,
      'road',
      'Gambar: jalan desa yang teduh.',
    ),
  ],
  Kaliuntu: [
    item(
      5,
      'Warga belajar membuat terasi yang tahan lama',
      `Pelatihan dua hari ini mengajarkan pengeringan dan pengemasan. Dua belas keluarga ikut serta.`,
      'paste',
      'Gambar: balok terasi di atas tampah.',
    ),
  ],
  Sekardadi: [
    item(
      6,
      'Pohon siwalan didata satu per satu',
      `Karang taruna menghitung pohon siwalan dan mencatat pemiliknya. Data ini dipakai untuk mengatur giliran penyadap.`,
      'palms',
      'Gambar: pohon siwalan di bukit.',
    ),
    item(
      22,
      'Posyandu memakai kartu baru',
      `Kartu baru memuat catatan lima tahun. Bawa kartu lama agar catatannya dapat disalin.`,
      null,
    ),
  ],
  Sugihwaras: [
    item(
      1,
      'Es siwalan jadi sajian utama pasar Minggu',
      `Pasar Minggu buka pukul 06.00 sampai 10.00 WIB di dekat pantai. Dua puluh pedagang ikut, semuanya warga desa.

Bawa wadah sendiri: pembeli dengan wadah sendiri mendapat potongan harga.`,
      'drinks',
      'Gambar: botol legen, bambu, dan gelas es siwalan.',
    ),
    item(
      13,
      'Penanaman cemara di tepi pantai',
      `Seratus cemara ditanam untuk menahan angin. Tiap keluarga merawat satu pohon.`,
      'seedlings',
      'Gambar: bibit cemara siap tanam.',
    ),
  ],
}
