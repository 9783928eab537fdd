import type { Subject } from './pictures.ts'

type Ware = { name: string; body: string; price: number | null; unit: string; subject: Subject; alt: string }

const WARES = {
  legen: {
    name: 'Legen segar',
    body: 'Nira siwalan disadap pagi hari dan tidak diberi gula. Minum pada hari yang sama; simpan dingin bila perlu sampai besok.',
    price: 12000,
    unit: 'botol 600 ml',
    subject: 'drinks',
    alt: 'Gambar: botol legen di atas kain hijau.',
  },
  siwalan: {
    name: 'Buah siwalan kupas',
    body: 'Sepuluh biji dalam satu kantong, dikupas saat dipesan. Enak untuk es atau dimakan langsung.',
    price: 10000,
    unit: 'kantong',
    subject: 'palms',
    alt: 'Gambar: pohon siwalan.',
  },
  gula: {
    name: 'Gula siwalan cetak',
    body: 'Dimasak dari legen tanpa campuran. Warnanya cokelat muda dan mudah larut.',
    price: 28000,
    unit: 'kg',
    subject: 'palms',
    alt: 'Gambar: pohon siwalan penghasil gula.',
  },
  ikan: {
    name: 'Ikan asin jambal',
    body: 'Ikan dibelah, digarami, dan dijemur dua hari di atas para-para. Rasanya asin sedang.',
    price: 65000,
    unit: 'kg',
    subject: 'driedFish',
    alt: 'Gambar: ikan asin di atas tampah.',
  },
  teri: {
    name: 'Teri kering',
    body: 'Teri kecil yang dikeringkan pada hari ditangkap. Bersih dan siap digoreng.',
    price: 80000,
    unit: 'kg',
    subject: 'driedFish',
    alt: 'Gambar: ikan kering di atas tampah.',
  },
  terasi: {
    name: 'Terasi udang',
    body: 'Udang rebon ditumbuk dan dijemur tiga kali. Dibungkus per 100 gram agar tahan lama.',
    price: 15000,
    unit: '100 g',
    subject: 'paste',
    alt: 'Gambar: balok terasi terbungkus.',
  },
  kerupuk: {
    name: 'Kerupuk ikan',
    body: 'Tersedia mentah dan matang. Ikan lebih banyak daripada tepung.',
    price: 22000,
    unit: 'bungkus',
    subject: 'crackers',
    alt: 'Gambar: kerupuk di atas tampah.',
  },
  garam: {
    name: 'Garam kasar',
    body: 'Garam tambak yang dicuci air bersih lalu dijemur lagi. Cocok untuk ikan asin dan telur asin.',
    price: 6000,
    unit: 'kg',
    subject: 'salt',
    alt: 'Gambar: garam menggunung di atas tampah.',
  },
  kacang: {
    name: 'Kacang tanah sangrai',
    body: 'Kacang panen terakhir, disangrai dengan pasir. Renyah sampai satu bulan dalam wadah tertutup.',
    price: 34000,
    unit: 'kg',
    subject: 'peanuts',
    alt: 'Gambar: kacang tanah di atas tampah.',
  },
  jagung: {
    name: 'Marning jagung',
    body: 'Jagung rebus yang dikeringkan lalu digoreng. Rasa asin dan pedas.',
    price: 18000,
    unit: 'bungkus',
    subject: 'corn',
    alt: 'Gambar: jagung di atas tampah.',
  },
  batik: {
    name: 'Kain batik tulis',
    body: 'Kain katun dua meter, dicanting dan diwarnai di rumah. Motif dan warna dapat Anda pilih; pengerjaan tiga minggu.',
    price: null,
    unit: '',
    subject: 'cloths',
    alt: 'Gambar: kain batik tergantung.',
  },
  gedog: {
    name: 'Selendang tenun gedog',
    body: 'Ditenun dengan alat gedog dari benang pintal tangan. Tiap helai selesai dalam sepuluh hari.',
    price: 375000,
    unit: 'helai',
    subject: 'cloths',
    alt: 'Gambar: selendang tenun berwarna tarum dan soga.',
  },
  tikar: {
    name: 'Tikar pandan',
    body: 'Ukuran 120 × 180 cm, dianyam rapat dan tepinya dilipat. Ukuran lain dapat dipesan.',
    price: 90000,
    unit: 'lembar',
    subject: 'plaiting',
    alt: 'Gambar: anyaman pandan.',
  },
  bakau: {
    name: 'Bibit bakau',
    body: 'Tinggi 40 sampai 60 cm, siap tanam. Sekalian kami ajari cara menanamnya.',
    price: 3500,
    unit: 'batang',
    subject: 'seedlings',
    alt: 'Gambar: bibit dalam kantong.',
  },
  bibit: {
    name: 'Bibit cabai',
    body: 'Umur tiga minggu, sudah kuat dipindah ke kebun. Paling sedikit dua puluh batang.',
    price: 1000,
    unit: 'batang',
    subject: 'seedlings',
    alt: 'Gambar: bibit cabai berderet.',
  },
  beras: {
    name: 'Beras panen baru',
    body: 'Digiling pekan ini dari sawah desa. Pulen dan tidak diberi pemutih.',
    price: 14500,
    unit: 'kg',
    subject: 'field',
    alt: 'Gambar: sawah desa.',
  },
} satisfies Record<string, Ware>

type WareName = keyof typeof WARES

const OFFERS: Record<string, WareName[]> = {
  Beji: ['kacang', 'legen', 'tikar', 'beras'],
  Jenu: ['kerupuk', 'bakau', 'garam', 'teri'],
  Karangasem: ['jagung', 'bibit'],
  Socorejo: ['ikan', 'terasi', 'kerupuk'],
  Temaji: ['teri', 'jagung'],
  Purworejo: ['bibit', 'ikan', 'kacang'],
  Tasikharjo: ['batik', 'gedog', 'kacang'],
  Sumurgeneng: ['jagung', 'tikar'],
  Suwalan: ['kacang', 'beras'],
  Remen: ['ikan', 'garam'],
  Wadung: ['kacang', 'jagung', 'terasi'],
  Rawasan: ['tikar', 'beras'],
  Mentoso: ['teri', 'garam', 'terasi'],
  Jenggolo: ['beras', 'kacang'],
  Kaliuntu: ['terasi', 'ikan', 'kerupuk'],
  Sekardadi: ['gula', 'siwalan', 'legen'],
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
