import { describe, expect, test } from 'vitest'
import { compose } from './compose.ts'
import { OPTIONAL, PLAUSIBLE } from './plausible.ts'

const OPENING =
  'Yang bertanda tangan di bawah ini, Kepala Desa Beji, Kecamatan Jenu, Kabupaten Tuban, menerangkan bahwa:'
const CLOSING = 'Demikian surat keterangan ini dibuat dengan sebenarnya agar dapat dipergunakan sebagaimana mestinya.'
const HERE = 'Desa Beji, Kecamatan Jenu, Kabupaten Tuban'
const SITI = [
  'Nama : Siti Wahyuni',
  'NIK : 3523995708909001',
  'Tempat, tanggal lahir : Tuban, 17 Agustus 1990',
  'Jenis kelamin : Perempuan',
  'Agama : Islam',
  'Status perkawinan : Kawin',
  'Pekerjaan : Pedagang',
  'Kewarganegaraan : WNI',
  `Alamat : Dusun Krajan RT 002/RW 001, ${HERE}`,
]

describe('each letter reads as it should', () => {
  test('keterangan usaha', () => {
    expect(compose('keterangan-usaha', PLAUSIBLE['keterangan-usaha']!)).toEqual([
      OPENING,
      ...SITI,
      'tercatat sebagai penduduk Desa Beji dan, sepanjang pengetahuan kami, menjalankan usaha dengan keterangan sebagai berikut:',
      'Jenis usaha : Warung kelontong',
      `Alamat usaha : Dusun Krajan RT 002/RW 001, ${HERE}`,
      'Surat keterangan ini dibuat atas permintaan yang bersangkutan untuk mengajukan Kredit Usaha Rakyat (KUR). Surat keterangan ini berlaku sampai dengan 24 Mei 2027.',
      'Surat keterangan ini tidak menggantikan Nomor Induk Berusaha (NIB).',
      CLOSING,
    ])
  })

  test('keterangan domisili', () => {
    const written = compose('keterangan-domisili', PLAUSIBLE['keterangan-domisili']!)
    expect(written).toContain(
      'Alamat sesuai KTP : Jalan Pahlawan 5 RT 001/RW 002, Desa Sendang, Kecamatan Kerek, Kabupaten Tuban',
    )
    expect(written.slice(10)).toEqual([
      'menurut pengakuan yang bersangkutan dan sepanjang pengetahuan kami, sekarang bertempat tinggal di:',
      `Alamat : Dusun Krajan RT 002/RW 001, ${HERE}`,
      'Surat keterangan ini menerangkan tempat tinggal pada saat surat dibuat dan tidak mengubah data pada KTP-el maupun Kartu Keluarga.',
      'Surat keterangan ini dibuat atas permintaan yang bersangkutan untuk membuka rekening bank. Surat keterangan ini berlaku sampai dengan 24 Mei 2027.',
      CLOSING,
    ])
  })

  test('keterangan tidak mampu', () => {
    expect(
      compose('keterangan-tidak-mampu', {
        ...PLAUSIBLE['keterangan-tidak-mampu'],
        ...OPTIONAL['keterangan-tidak-mampu'],
      }),
    ).toEqual([
      OPENING,
      ...SITI.slice(0, 2),
      'Nomor KK : 3523990101109001',
      ...SITI.slice(2),
      'Jumlah tanggungan : 3 orang',
      'Penghasilan : Rp900.000,00 (sembilan ratus ribu rupiah) per bulan, menurut pengakuan yang bersangkutan',
      'Desil DTSEN : 2',
      'tercatat sebagai penduduk Desa Beji. Menurut pernyataan yang bersangkutan dan sepanjang pengetahuan kami, keluarganya tergolong keluarga tidak mampu.',
      'Surat keterangan ini diperlukan bagi Dewi Lestari (anak).',
      'Surat keterangan ini dibuat atas permintaan yang bersangkutan untuk mengajukan keringanan biaya sekolah. Surat keterangan ini berlaku sampai dengan 24 Februari 2027.',
      CLOSING,
    ])
  })

  test('keterangan belum menikah', () => {
    const written = compose('keterangan-belum-menikah', PLAUSIBLE['keterangan-belum-menikah']!)
    expect(written).toContain('Status perkawinan : Belum Kawin')
    expect(written).toContain(
      'menurut data kependudukan tercatat sebagai penduduk Desa Beji dengan status belum kawin. Menurut pernyataan yang bersangkutan, sampai surat keterangan ini dibuat ia belum pernah menikah, baik menurut agama maupun menurut hukum negara.',
    )
  })

  test('keterangan kematian', () => {
    expect(
      compose('keterangan-kematian', { ...PLAUSIBLE['keterangan-kematian'], jam_meninggal: '4.30' }).slice(9),
    ).toEqual([
      `Alamat terakhir : Dusun Krajan RT 002/RW 001, ${HERE}`,
      'telah meninggal dunia pada:',
      'Hari, tanggal : Jumat, 20 November 2026',
      'Pukul : 04.30 WIB',
      'Tempat : Rumah',
      'Surat keterangan ini dibuat berdasarkan laporan dari:',
      'Nama : Budi Santoso',
      'NIK : 3523991203889002',
      'Alamat : Dusun Krajan RT 003/RW 001, Desa Beji',
      'Hubungan : Anak',
      'Demikian surat keterangan ini dibuat dengan sebenarnya agar dapat dipergunakan untuk pencatatan kematian dan keperluan lain sebagaimana mestinya.',
    ])
  })

  test('keterangan kelahiran, of a father and of a mother alone', () => {
    const both = compose('keterangan-kelahiran', {
      ...PLAUSIBLE['keterangan-kelahiran'],
      ...OPTIONAL['keterangan-kelahiran'],
    })
    expect(both.slice(0, 18)).toEqual([
      'Yang bertanda tangan di bawah ini, Kepala Desa Beji, Kecamatan Jenu, Kabupaten Tuban, menerangkan bahwa telah lahir seorang anak:',
      'Nama : Dewi Lestari',
      'Jenis kelamin : Perempuan',
      'Hari, tanggal lahir : Jumat, 20 November 2026',
      'Pukul : 23.05 WIB',
      'Tempat lahir : Tuban',
      'Tempat dilahirkan : Polindes',
      'Anak ke : 2 (dua)',
      'Jenis kelahiran : Tunggal',
      'Penolong : Bidan/Perawat',
      'Berat : 3,2 kg',
      'Panjang : 49 cm',
      'dari seorang ibu:',
      'Nama : Siti Wahyuni',
      'NIK : 3523995708909001',
      'Tempat, tanggal lahir : Tuban, 17 Agustus 1990',
      'Pekerjaan : Mengurus Rumah Tangga',
      'Alamat : Dusun Krajan RT 002/RW 001, Desa Beji',
    ])
    expect(both).toContain('dan seorang ayah:')
    expect(both).toContain('Tempat, tanggal lahir : Tuban, 12 Maret 1988')

    const motherAlone = compose('keterangan-kelahiran', PLAUSIBLE['keterangan-kelahiran']!)
    expect(motherAlone.join('\n')).not.toMatch(/ayah/)
    expect(motherAlone).not.toContain('Tempat, tanggal lahir : Tuban, 12 Maret 1988')
  })

  test('pengantar SKCK', () => {
    expect(compose('pengantar-skck', PLAUSIBLE['pengantar-skck']!).slice(10)).toEqual([
      'tercatat sebagai penduduk Desa Beji. Sepanjang pengetahuan kami, sampai surat pengantar ini dibuat yang bersangkutan berkelakuan baik di lingkungan tempat tinggalnya. Catatan kepolisian yang bersangkutan sepenuhnya menjadi kewenangan Kepolisian Negara Republik Indonesia.',
      'Surat pengantar ini diberikan untuk mengurus Surat Keterangan Catatan Kepolisian (SKCK) di Polsek Jenu, yang akan digunakan untuk melamar pekerjaan. Surat pengantar ini berlaku sampai dengan 24 Desember 2026.',
      'Demikian surat pengantar ini dibuat dengan sebenarnya agar dapat dipergunakan sebagaimana mestinya.',
    ])
  })

  test('keterangan penghasilan: in digits and in words', () => {
    expect(
      compose('keterangan-penghasilan', { ...PLAUSIBLE['keterangan-penghasilan'], untuk_anak: 'Dewi Lestari' }).slice(
        10,
        12,
      ),
    ).toEqual([
      'tercatat sebagai penduduk Desa Beji. Menurut pengakuan yang bersangkutan, penghasilannya rata-rata Rp1.500.000,00 (satu juta lima ratus ribu rupiah) per bulan, yang berasal dari hasil berdagang. Kebenaran jumlah tersebut menjadi tanggung jawab yang bersangkutan.',
      'Surat keterangan ini diperlukan bagi anaknya yang bernama Dewi Lestari.',
    ])
  })

  test('keterangan beda identitas', () => {
    expect(compose('keterangan-beda-identitas', PLAUSIBLE['keterangan-beda-identitas']!).slice(10, 16)).toEqual([
      'tercatat sebagai penduduk Desa Beji. Pada dokumen yang ditunjukkan kepada kami terdapat perbedaan nama, sebagai berikut:',
      'Dokumen pertama : KTP-el',
      'Tertulis : Siti Wahyuni',
      'Dokumen kedua : Ijazah SD',
      'Tertulis : Siti Wahjuni',
      'Menurut pengakuan yang bersangkutan dan sepanjang pengetahuan kami, kedua dokumen tersebut adalah milik satu orang yang sama, yaitu Siti Wahyuni. Surat keterangan ini tidak mengubah data pada dokumen mana pun.',
    ])
  })

  test('pengantar izin keramaian ends with the event', () => {
    expect(
      compose('pengantar-izin-keramaian', {
        ...PLAUSIBLE['pengantar-izin-keramaian'],
        ...OPTIONAL['pengantar-izin-keramaian'],
      }).slice(10),
    ).toEqual([
      'tercatat sebagai penduduk Desa Beji dan bermaksud menyelenggarakan acara sebagai berikut:',
      'Jenis acara : Pernikahan',
      'Hiburan : Orkes Melayu Sagita',
      'Mulai : Jumat, 4 Desember 2026, pukul 19.00 WIB',
      'Selesai : Sabtu, 5 Desember 2026, pukul 02.00 WIB',
      `Tempat : Halaman rumah, Dusun Krajan RT 002/RW 001, ${HERE}`,
      'Perkiraan hadirin : 1.500 orang',
      'Menurut pernyataannya, penyelenggara bertanggung jawab atas keamanan, ketertiban, dan kebersihan selama acara berlangsung.',
      'Surat pengantar ini diberikan untuk mengajukan izin keramaian kepada Polsek Jenu dan berlaku sampai dengan 5 Desember 2026. Surat pengantar ini bukan izin keramaian.',
      'Demikian surat pengantar ini dibuat dengan sebenarnya agar dapat dipergunakan sebagaimana mestinya.',
    ])
  })
})
