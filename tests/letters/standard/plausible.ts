import { fullAnswers, plausibleAnswers } from '../../../src/commands/trial/answers.ts'
import type { Answers } from '../../../src/letters/standard/answers.ts'
import type { LetterContext } from '../../../src/letters/standard/context.ts'
import type { LetterTypeDefinition } from '../../../src/letters/standard/definition.ts'
import { shippedStandard } from '../../../src/letters/standard/shipped-standard.ts'

export const TODAY = new Date('2026-11-24T03:00:00Z')
export const standard = await shippedStandard()

export function typeOf(slug: string): LetterTypeDefinition {
  const found = standard.types.find((type) => type.slug === slug)
  if (!found) throw new Error(`no type ${slug}`)
  return found
}

export const draft: LetterContext = {
  village: 'Desa Beji',
  district: 'Kecamatan Jenu',
  regency: 'Kabupaten Tuban',
  province: 'Provinsi Jawa Timur',
  head: 'Kepala Desa Beji',
  districtHead: 'Camat Jenu',
  signer: { name: 'Drs. H. SUPARNO, M.Si.', position: 'Kepala Desa' },
  date: null,
  validUntil: null,
}

const siti = {
  nama: 'Siti Wahyuni',
  nik: '3523 9957 0890 9001',
  no_kk: '',
  tempat_lahir: 'Tuban',
  tanggal_lahir: '1990-08-17',
  jenis_kelamin: 'Perempuan',
  agama: 'Islam',
  status_perkawinan: 'Kawin',
  pekerjaan: 'Pedagang',
  kewarganegaraan: 'WNI',
  alamat: 'Dusun Krajan RT 002/RW 001',
}
const reporter = {
  pelapor_nama: 'Budi Santoso',
  pelapor_nik: '3523991203889002',
  pelapor_alamat: 'Dusun Krajan RT 003/RW 001, Desa Beji',
  pelapor_hubungan: 'Anak',
}
const underPrefix = (prefix: string, answers: Record<string, string>) =>
  Object.fromEntries(Object.entries(answers).map(([key, value]) => [`${prefix}${key}`, value]))
const parent = (prefix: string, answers: Record<string, string>) =>
  underPrefix(prefix, {
    tempat_lahir: 'Tuban',
    pekerjaan: '',
    alamat: 'Dusun Krajan RT 002/RW 001, Desa Beji',
    ...answers,
  })

/** Written by hand for the types whose wording is read whole in wording.test.ts. */
const TYPED: Record<string, Record<string, string>> = {
  'keterangan-usaha': {
    ...siti,
    jenis_usaha: 'Warung kelontong',
    alamat_usaha: 'Dusun Krajan RT 002/RW 001',
    keperluan: 'mengajukan Kredit Usaha Rakyat (KUR)',
  },
  'keterangan-domisili': {
    ...siti,
    alamat: 'Jalan Pahlawan 5 RT 001/RW 002, Desa Sendang, Kecamatan Kerek, Kabupaten Tuban',
    domisili_alamat: 'Dusun Krajan RT 002/RW 001',
    keperluan: 'membuka rekening bank',
  },
  'keterangan-tidak-mampu': {
    ...siti,
    no_kk: '3523990101109001',
    keperluan: 'mengajukan keringanan biaya sekolah',
  },
  'keterangan-belum-menikah': { ...siti, keperluan: 'melamar pekerjaan' },
  'keterangan-kematian': {
    ...underPrefix('almarhum_', siti),
    hari_meninggal: '2026-11-20',
    tempat_meninggal: 'Rumah',
    ...reporter,
  },
  'keterangan-kelahiran': {
    bayi_nama: 'Dewi Lestari',
    bayi_jenis_kelamin: 'Perempuan',
    hari_lahir: '2026-11-20',
    tempat_lahir: 'Tuban',
    tempat_dilahirkan: 'Polindes',
    anak_ke: '2',
    ...parent('ibu_', { nama: 'Siti Wahyuni', nik: '3523995708909001', tanggal_lahir: '1990-08-17' }),
    ...reporter,
  },
  'pengantar-skck': { ...siti, tujuan: 'Polsek Jenu', keperluan: 'melamar pekerjaan' },
  'keterangan-penghasilan': {
    ...siti,
    penghasilan: 'Rp 1.500.000',
    sumber_penghasilan: 'hasil berdagang',
    keperluan: 'mengajukan beasiswa',
  },
  'keterangan-beda-identitas': {
    ...siti,
    unsur_beda: 'nama',
    dokumen_a: 'KTP-el',
    data_di_a: 'Siti Wahyuni',
    dokumen_b: 'Ijazah SD',
    data_di_b: 'Siti Wahjuni',
    keperluan: 'mengurus sertifikat tanah',
  },
  'pengantar-izin-keramaian': {
    ...siti,
    jenis_acara: 'Pernikahan',
    tanggal_mulai: '2026-12-04',
    jam_mulai: '19:00',
    tanggal_selesai: '2026-12-05',
    jam_selesai: '2.00',
    tempat_acara: 'Halaman rumah, Dusun Krajan RT 002/RW 001',
    tujuan: 'Polsek Jenu',
  },
}

const TYPED_OPTIONAL: Record<string, Record<string, string>> = {
  'keterangan-usaha': {
    no_kk: '3523990101109001',
    nama_usaha: 'Toko "Barokah" & Anak',
    mulai_usaha: '2018',
    omzet_bulanan: '7500000',
    nib: '1234567890123',
  },
  'keterangan-domisili': { no_kk: '3523990101109001', domisili_sejak: '2025-02-01' },
  'keterangan-tidak-mampu': {
    jumlah_tanggungan: '3',
    penghasilan_bulanan: '900.000',
    desil_dtsen: '2',
    penerima: 'Dewi Lestari (anak)',
  },
  'keterangan-belum-menikah': { no_kk: '3523990101109001', ayah_nama: 'Suparno' },
  'keterangan-kematian': {
    almarhum_no_kk: '3523990101109001',
    jam_meninggal: '4.30',
    sebab_meninggal: 'Sakit biasa/tua',
    yang_menerangkan: 'Dokter',
    tempat_makam: 'Makam umum Dusun Krajan',
  },
  'keterangan-kelahiran': {
    jam_lahir: '23.05',
    jenis_kelahiran: 'Tunggal',
    penolong: 'Bidan/Perawat',
    berat_kg: '3,2',
    panjang_cm: '49',
    ibu_pekerjaan: 'Mengurus Rumah Tangga',
    ...parent('ayah_', {
      nama: 'Budi Santoso',
      nik: '3523991203889002',
      tanggal_lahir: '1988-03-12',
      pekerjaan: 'Nelayan/Perikanan',
    }),
  },
  'pengantar-skck': { no_kk: '3523990101109001', ayah_nama: 'Suparno', ibu_nama: 'Sulastri' },
  'keterangan-penghasilan': { no_kk: '3523990101109001', untuk_anak: 'Dewi Lestari' },
  'keterangan-beda-identitas': { no_kk: '3523990101109001' },
  'pengantar-izin-keramaian': { nama_hiburan: 'Orkes Melayu Sagita', jumlah_undangan: '1500' },
}

/** What an officer types for each type when everything required is known and nothing optional is. */
export const PLAUSIBLE: Record<string, Answers> = Object.fromEntries(
  standard.types.map((type) => [type.slug, TYPED[type.slug] ?? plausibleAnswers(type)]),
)

/** The same with everything optional, too. */
export const OPTIONAL: Record<string, Answers> = Object.fromEntries(
  standard.types.map((type) => [type.slug, TYPED_OPTIONAL[type.slug] ?? fullAnswers(type)]),
)
