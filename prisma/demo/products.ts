import type { Category } from '../../src/products/categories.ts'
import type { Subject } from './pictures.ts'

type Ware = {
  name: string
  body: string
  price: number | null
  unit: string
  category: Category
  subject: Subject
  alt: string
  /** A second picture of it. */
  more?: { subject: Subject; alt: string; caption: string }
}

const WARES = {
  legen: {
    name: 'Legen segar',
    body: 'Nira siwalan disadap pagi hari dan tidak diberi gula. Minum pada hari yang sama; simpan dingin bila perlu sampai besok.',
    price: 12000,
    unit: 'botol 600 ml',
    category: 'minuman',
    subject: 'drinks',
    alt: 'Gambar: botol legen di atas kain hijau.',
    more: {
      subject: 'palms',
      alt: 'Gambar: pohon siwalan.',
      caption: 'Nira disadap dari pohon siwalan di kebun sendiri.',
    },
  },
  siwalan: {
    name: 'Buah siwalan kupas',
    body: 'Sepuluh biji dalam satu kantong, dikupas saat dipesan. Enak untuk es atau dimakan langsung.',
    price: 10000,
    unit: 'kantong',
    category: 'hasil-tani',
    subject: 'palms',
    alt: 'Gambar: pohon siwalan.',
  },
  gula: {
    name: 'Gula siwalan cetak',
    body: 'Dimasak dari legen tanpa campuran. Warnanya cokelat muda dan mudah larut.',
    price: 28000,
    unit: 'kg',
    category: 'makanan',
    subject: 'palms',
    alt: 'Gambar: pohon siwalan penghasil gula.',
  },
  ikan: {
    name: 'Ikan asin jambal',
    body: 'Ikan dibelah, digarami, dan dijemur dua hari di atas para-para. Rasanya asin sedang.',
    price: 65000,
    unit: 'kg',
    category: 'hasil-laut',
    subject: 'driedFish',
    alt: 'Gambar: ikan asin di atas tampah.',
  },
  teri: {
    name: 'Teri kering',
    body: 'Teri kecil yang dikeringkan pada hari ditangkap. Bersih dan siap digoreng.',
    price: 80000,
    unit: 'kg',
    category: 'hasil-laut',
    subject: 'driedFish',
    alt: 'Gambar: ikan kering di atas tampah.',
  },
  terasi: {
    name: 'Terasi udang',
    body: 'Udang rebon ditumbuk dan dijemur tiga kali. Dibungkus per 100 gram agar tahan lama.',
    price: 15000,
    unit: '100 g',
    category: 'makanan',
    subject: 'paste',
    alt: 'Gambar: balok terasi terbungkus.',
  },
  kerupuk: {
    name: 'Kerupuk ikan',
    body: 'Tersedia mentah dan matang. Ikan lebih banyak daripada tepung.',
    price: 22000,
    unit: 'bungkus',
    category: 'makanan',
    subject: 'crackers',
    alt: 'Gambar: kerupuk di atas tampah.',
  },
  garam: {
    name: 'Garam kasar',
    body: 'Garam tambak yang dicuci air bersih lalu dijemur lagi. Cocok untuk ikan asin dan telur asin.',
    price: 6000,
    unit: 'kg',
    category: 'hasil-laut',
    subject: 'salt',
    alt: 'Gambar: garam menggunung di atas tampah.',
  },
  kacang: {
    name: 'Kacang tanah sangrai',
    body: 'Kacang panen terakhir, disangrai dengan pasir. Renyah sampai satu bulan dalam wadah tertutup.',
    price: 34000,
    unit: 'kg',
    category: 'makanan',
    subject: 'peanuts',
    alt: 'Gambar: kacang tanah di atas tampah.',
  },
  jagung: {
    name: 'Marning jagung',
    body: 'Jagung rebus yang dikeringkan lalu digoreng. Rasa asin dan pedas.',
    price: 18000,
    unit: 'bungkus',
    category: 'makanan',
    subject: 'corn',
    alt: 'Gambar: jagung di atas tampah.',
  },
  batik: {
    name: 'Kain batik tulis',
    body: 'Kain katun dua meter, dicanting dan diwarnai di rumah. Motif dan warna dapat Anda pilih; pengerjaan tiga minggu.',
    price: null,
    unit: '',
    category: 'kain',
    subject: 'cloths',
    alt: 'Gambar: kain batik tergantung.',
  },
  gedog: {
    name: 'Selendang tenun gedog',
    body: 'Ditenun dengan alat gedog dari benang pintal tangan. Tiap helai selesai dalam sepuluh hari.',
    price: 375000,
    unit: 'helai',
    category: 'kain',
    subject: 'cloths',
    alt: 'Gambar: selendang tenun berwarna tarum dan soga.',
    more: {
      subject: 'market',
      alt: 'Gambar: kios kain di pasar.',
      caption: 'Dapat dilihat di kios kami pada hari pasar.',
    },
  },
  tikar: {
    name: 'Tikar pandan',
    body: 'Ukuran 120 × 180 cm, dianyam rapat dan tepinya dilipat. Ukuran lain dapat dipesan.',
    price: 90000,
    unit: 'lembar',
    category: 'kerajinan',
    subject: 'plaiting',
    alt: 'Gambar: anyaman pandan.',
  },
  bakau: {
    name: 'Bibit bakau',
    body: 'Tinggi 40 sampai 60 cm, siap tanam. Sekalian kami ajari cara menanamnya.',
    price: 3500,
    unit: 'batang',
    category: 'bibit',
    subject: 'seedlings',
    alt: 'Gambar: bibit dalam kantong.',
  },
  bibit: {
    name: 'Bibit cabai',
    body: 'Umur tiga minggu, sudah kuat dipindah ke kebun. Paling sedikit dua puluh batang.',
    price: 1000,
    unit: 'batang',
    category: 'bibit',
    subject: 'seedlings',
    alt: 'Gambar: bibit cabai berderet.',
  },
  beras: {
    name: 'Beras panen baru',
    body: 'Digiling pekan ini dari sawah desa. Pulen dan tidak diberi pemutih.',
    price: 14500,
    unit: 'kg',
    category: 'hasil-tani',
    subject: 'field',
    alt: 'Gambar: sawah desa.',
  },
  sambal: {
    name: 'Sambal terasi botol',
    body: 'Cabai kebun dan terasi sendiri, digoreng sampai kering. Tahan dua minggu, sebulan bila dingin.',
    price: 20000,
    unit: 'botol 200 g',
    category: 'makanan',
    subject: 'paste',
    alt: 'Gambar: terasi bahan sambal.',
  },
  sirup: {
    name: 'Sirup siwalan',
    body: 'Satu botol cukup untuk dua puluh gelas. Campur dengan air dingin dan es.',
    price: 25000,
    unit: 'botol 500 ml',
    category: 'minuman',
    subject: 'drinks',
    alt: 'Gambar: botol sirup berjajar.',
  },
  besek: {
    name: 'Besek bambu',
    body: 'Untuk hajatan dan bingkisan, 20 × 20 cm dengan tutup. Pesan sepuluh hari sebelumnya bila lebih dari seratus.',
    price: 4000,
    unit: 'buah',
    category: 'kerajinan',
    subject: 'plaiting',
    alt: 'Gambar: anyaman bambu.',
  },
  jahit: {
    name: 'Jahit seragam dan permak',
    body: 'Seragam sekolah, kebaya, dan permak celana. Ukur di rumah, selesai tiga sampai tujuh hari.',
    price: null,
    unit: '',
    category: 'jasa',
    subject: 'cloths',
    alt: 'Gambar: kain tergantung menunggu dijahit.',
  },
} satisfies Record<string, Ware>

type WareName = keyof typeof WARES

const OFFERS: Record<string, WareName[]> = {
  Beji: ['kacang', 'legen', 'tikar', 'beras', 'sambal', 'jahit'],
  Jenu: ['kerupuk', 'bakau', 'garam', 'teri'],
  Karangasem: ['jagung', 'bibit'],
  Socorejo: ['ikan', 'terasi', 'kerupuk', 'sambal'],
  Temaji: ['teri', 'jagung'],
  Purworejo: ['bibit', 'ikan', 'kacang'],
  Tasikharjo: ['batik', 'gedog', 'kacang', 'jahit'],
  Sumurgeneng: ['jagung', 'tikar', 'besek'],
  Suwalan: ['kacang', 'beras'],
  Remen: ['ikan', 'garam'],
  Wadung: ['kacang', 'jagung', 'terasi'],
  Rawasan: ['tikar', 'beras', 'besek'],
  Mentoso: ['teri', 'garam', 'terasi'],
  Jenggolo: ['beras', 'kacang'],
  Kaliuntu: ['terasi', 'ikan', 'kerupuk'],
  Sekardadi: ['gula', 'siwalan', 'legen', 'sirup'],
  Sugihwaras: ['legen', 'siwalan', 'gula', 'kerupuk'],
}

const SELLERS = [
  'Warung Contoh Bu Sri',
  'Kelompok Contoh Maju',
  'Toko Contoh Pak Darmo',
  'Dapur Contoh Mbak Yuni',
  'Usaha Contoh Bu Tin',
]

export type ProductText = Ware & { seller: string; whatsapp: string; available: boolean }

/** The products of a village. Numbers begin with 0800-0000: no mobile operator gives those out. */
export function productsOf(village: string, serial: number): ProductText[] {
  return (OFFERS[village] ?? []).map((name, index) => ({
    ...WARES[name],
    seller: SELLERS[(serial + index) % SELLERS.length]!,
    whatsapp: `+6280000000${String(serial * 10 + index).padStart(3, '0')}`,
    available: !(village === 'Jenu' && name === 'teri'),
  }))
}
