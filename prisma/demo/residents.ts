/** A person of the demo. The district digits 99 do not exist in Tuban and the serial is past 9000: no living person is hit. */
export type DemoResident = {
  nik: string
  name: string
  birthPlace: string
  birthDate: string
  sex: 'Laki-laki' | 'Perempuan'
  religion: string
  maritalStatus: string
  occupation: string
  nationality: 'WNI'
  address: string
}

const person = (
  nik: string,
  name: string,
  birthDate: string,
  sex: DemoResident['sex'],
  maritalStatus: string,
  occupation: string,
  rt: string,
): DemoResident => ({
  nik,
  name,
  birthPlace: 'Tuban',
  birthDate,
  sex,
  religion: 'Islam',
  maritalStatus,
  occupation,
  nationality: 'WNI',
  address: `RT ${rt} RW 001 Dusun Contoh`,
})

/** Who may ask for a letter in the demo. */
export const DEMO_RESIDENTS: DemoResident[] = [
  person('3523991204859001', 'Slamet Contoh Riyadi', '1985-04-12', 'Laki-laki', 'Kawin', 'Petani/Pekebun', '001'),
  person('3523995708909002', 'Siti Wahyuni Contoh', '1990-08-17', 'Perempuan', 'Kawin', 'Mengurus Rumah Tangga', '001'),
  person(
    '3523990311029003',
    'Bagus Contoh Pratama',
    '2002-11-03',
    'Laki-laki',
    'Belum Kawin',
    'Pelajar/Mahasiswa',
    '002',
  ),
  person('3523996502789004', 'Rukmini Contoh', '1978-02-25', 'Perempuan', 'Cerai Mati', 'Pedagang', '002'),
  person('3523991901609005', 'Karto Contoh', '1960-01-19', 'Laki-laki', 'Kawin', 'Nelayan/Perikanan', '003'),
  person(
    '3523994906049006',
    'Dewi Contoh Lestari',
    '2004-06-09',
    'Perempuan',
    'Belum Kawin',
    'Belum/Tidak Bekerja',
    '003',
  ),
  person('3523993009959007', 'Agus Contoh Setiawan', '1995-09-30', 'Laki-laki', 'Kawin', 'Wiraswasta', '004'),
]
