import type { Fact, Institution, UsefulNumber } from '../../src/profile/parts/rows.ts'
import { grouped } from '../../src/shared/money.ts'

type Parts = { potentials: string; institutions: Institution[]; facts: Fact[]; numbers: UsefulNumber[] }

/** What a village writes of itself besides its texts: made up, and it says so. */
export function profilePartsOf(name: string, coast: boolean, serial: number): Parts {
  const people = 2100 + serial * 137
  const number = (last: number) => `0800-0000-${String(serial * 10 + last).padStart(4, '0')}`
  const fact = (label: string, value: string): Fact => ({
    label,
    value,
    asOf: '2025-12-31',
    source: 'angka contoh, bukan data resmi',
  })
  return {
    potentials: `## ${coast ? 'Laut dan pantai' : 'Ladang dan kebun'}
${
  coast
    ? 'Ikan, rebon, dan garam diolah di rumah-rumah dekat pantai. Pantainya dirawat bersama dan ramai pada hari libur.'
    : 'Jagung, kacang tanah, dan padi ditanam bergantian. Hasilnya diolah menjadi keripik dan tepung.'
}

## Usaha warga
Olahan makanan, anyaman, dan batik dijual di halaman Produk. Pesan langsung kepada penjualnya.

## Yang dapat dikunjungi
- ${coast ? 'Pantai desa, paling ramai sore hari' : 'Pematang sawah dan embung desa'}
- Pasar pagi di depan balai desa
- Lapangan desa, tempat wayang dan lomba`,
    institutions: [
      {
        name: 'Badan Permusyawaratan Desa (BPD)',
        head: 'Kasmadi Contoh',
        text: 'Membahas peraturan desa bersama kepala desa, menampung pendapat warga, dan mengawasi kerja kepala desa.',
      },
      {
        name: 'Lembaga Pemberdayaan Masyarakat Desa (LPMD)',
        head: 'Sutrisno Contoh',
        text: 'Menyusun rencana pembangunan bersama warga dan menggerakkan gotong royong.',
      },
      { name: 'PKK', head: 'Siti Contoh', text: 'Mengurus posyandu, gizi keluarga, dan kelas keterampilan.' },
      {
        name: 'Karang Taruna',
        head: 'Bagus Contoh',
        text: 'Kegiatan pemuda: olahraga, pasar malam, dan pelatihan kerja.',
      },
      {
        name: 'Rukun Tetangga dan Rukun Warga',
        head: '',
        text: '12 RT dan 4 RW. Tanyakan nama ketuanya di kantor desa.',
      },
    ],
    facts: [
      fact('Jumlah penduduk', `${grouped(people)} jiwa`),
      fact('Kepala keluarga', `${grouped(Math.round(people / 3.3))} keluarga`),
      fact('Luas wilayah', `${310 + serial * 9} hektare`),
      fact('Dusun', '2: Dusun I dan Dusun II'),
      fact(
        'Perempuan dan laki-laki',
        `${grouped(Math.round(people * 0.502))} dan ${grouped(people - Math.round(people * 0.502))} jiwa`,
      ),
    ],
    numbers: [
      { name: 'Ambulans desa', number: number(1), note: '24 jam, gratis bagi warga', urgent: true, whatsapp: false },
      { name: 'Bidan desa', number: number(2), note: '24 jam', urgent: true, whatsapp: true },
      { name: 'Puskesmas contoh', number: number(3), note: 'Senin sampai Sabtu, pagi', urgent: false, whatsapp: false },
      { name: 'Polsek contoh', number: number(4), note: '24 jam', urgent: false, whatsapp: false },
      { name: 'Pemadam kebakaran contoh', number: number(5), note: '24 jam', urgent: false, whatsapp: false },
      { name: `Ketua RW 01 ${name}`, number: number(6), note: '', urgent: false, whatsapp: true },
    ],
  }
}
