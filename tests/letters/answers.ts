/** Plausible answers of a keterangan-usaha; the NIK is of a district that does not exist. */
export const businessAnswers: Record<string, string> = {
  nama: 'Siti Rahayu Contoh',
  nik: '3523995708909001',
  tempat_lahir: 'Tuban',
  tanggal_lahir: '1990-08-17',
  jenis_kelamin: 'Perempuan',
  agama: 'Islam',
  status_perkawinan: 'Kawin',
  pekerjaan: 'Pedagang',
  kewarganegaraan: 'WNI',
  alamat: 'Dusun Contoh RT 002 RW 001',
  nama_usaha: 'Warung Contoh',
  jenis_usaha: 'Warung makan',
  alamat_usaha: 'Dusun Contoh RT 002 RW 001',
  mulai_usaha: '2019',
  keperluan: 'Pengajuan kredit usaha rakyat',
}
